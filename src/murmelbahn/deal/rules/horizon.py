"""How long it usually takes from the offer to the handover."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.deal.terms import Variant

USUAL_WAY = {Variant.STOCK: timedelta(days=14), Variant.BUILD_TO_ORDER: timedelta(days=60)}
"""From offer to handover while nobody has planned a day."""


def usual_handover(variant: Variant, offered: date) -> date:
    """The tax date an offer is computed for while no other day is planned; an estimate, promised to nobody."""
    return offered + USUAL_WAY[variant]
