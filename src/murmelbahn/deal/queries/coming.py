"""What comes next on each track of a deal."""

from __future__ import annotations

from murmelbahn.deal.rules import coming as rules
from murmelbahn.deal.terms import Customer, DealView, Value, Vehicle
from murmelbahn.kernel.actor import Actor


def coming(actor: Actor, *, deal: DealView) -> tuple[Vehicle | Customer | Value | None, ...]:
    """The next state of vehicle, customer and value, of a deal that the actor has read; None where nothing more comes."""
    return rules.coming(deal)
