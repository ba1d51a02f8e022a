"""What of an agent's deals is not for good yet."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from murmelbahn.deal.queries.rows import visible
from murmelbahn.deal.terms import End, Vehicle
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import today


def may_be_unwound(actor: Actor, *, agent: UUID) -> frozenset[UUID]:
    """Deals of an agent whose car is with the customer while a right of withdrawal runs, or was used and the car is not back:
    their commission would be taken back."""
    running = Q(end="", withdrawal_until__gte=today())
    withdrawn = Q(end=End.WITHDRAWN.value)
    rows = visible(actor).filter(running | withdrawn, agent=agent, vehicle=Vehicle.HANDED_OVER.value)
    return frozenset(rows.values_list("id", flat=True))
