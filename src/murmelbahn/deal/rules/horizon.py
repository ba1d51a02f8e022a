"""How long it usually takes from the offer to the handover."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.deal.terms import Variant

USUAL_WAY = {Variant.STOCK: timedelta(days=14), Variant.BUILD_TO_ORDER: timedelta(days=60)}
"""From offer to handover while nobody has planned a day."""


def usual_handover(variant: Variant, offered: date) -> date:
    """The tax date an offer is computed for while no other day is planned; an estimate, promised to nobody."""
    return offered + USUAL_WAY[variant]


def expected_handover(*, promised: date | None, planned: date | None, computed: date, today: date) -> date:
    """The day a car that is not invoiced yet is computed for: the plant's, once it has given one (never a day gone by), else
    what was planned, else what the contract was computed for."""
    return max(promised, today) if promised is not None else planned or computed
