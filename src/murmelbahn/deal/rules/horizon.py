"""How long it usually takes from the offer to the handover."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.deal.terms import Variant

USUAL_WAY = {Variant.STOCK: timedelta(days=14), Variant.BUILD_TO_ORDER: timedelta(days=60)}
"""From offer to handover while nobody has planned a day."""


def usual_handover(variant: Variant, offered: date) -> date:
    """The tax date an offer is computed for while no other day is planned; an estimate, promised to nobody."""
    return offered + USUAL_WAY[variant]


PREPARES = timedelta(days=2)
"""From the arrival to the handover: the car is inspected and prepared first."""
NEXT_DAY = timedelta(days=1)


def handover_from(*, today: date, here: bool, ready: bool, arrival: date | None) -> date | None:
    """The first day on which a car can be handed over: the next one once it stands `ready`, two days after it came or after the
    firm day of its `arrival`. None while nobody knows when it comes."""
    if ready:
        return today + NEXT_DAY
    if here:
        return today + PREPARES
    return None if arrival is None else max(today, arrival) + PREPARES


def expected_handover(*, promised: date | None, planned: date | None, computed: date, today: date) -> date:
    """The day a car that is not invoiced yet is computed for: the plant's, once it has given one (never a day gone by), else
    what was planned, else what the contract was computed for."""
    return max(promised, today) if promised is not None else planned or computed
