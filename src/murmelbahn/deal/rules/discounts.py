"""Whether a discount whose proof failed can still be taken out of the price."""

from __future__ import annotations

from murmelbahn.deal.terms import Customer, DealView, Vehicle
from murmelbahn.value.terms import ComponentKind, Quote

SUPPLIED = (Vehicle.HANDED_OVER, Vehicle.RETURNED)
SOLVED = (ComponentKind.GUARANTEE, ComponentKind.GUARANTEE_REST)


def why_kept(deal: DealView, agreed: Quote | None) -> str:
    """The stable reason, or nothing. An order is accepted or declined as it was placed; a price that was solved backwards for a
    guaranteed total has no discount to take out; what was supplied is invoiced and taxed already."""
    if deal.customer is Customer.ORDERED:
        return "ordered"
    if deal.vehicle in SUPPLIED:
        return "handed_over"
    if agreed is not None and any(line.kind in SOLVED for line in agreed.lines):
        return "guaranteed"
    return ""
