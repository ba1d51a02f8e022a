"""What of an agent's deals is not for good yet."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from murmelbahn.deal.queries.rows import visible
from murmelbahn.deal.terms import End, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import today
from murmelbahn.markets import queries as markets


def may_be_unwound(actor: Actor, *, agent: UUID) -> frozenset[UUID]:
    """Deals of an agent whose car is with the customer while a right of withdrawal runs, or was used and the car is not back:
    their commission would be taken back."""
    theirs = visible(actor).filter(agent=agent, vehicle=Vehicle.HANDED_OVER.value)
    unwinding = Q(end=End.WITHDRAWN.value)
    for market in theirs.order_by().values_list("market", flat=True).distinct():
        day = today(markets.market(SYSTEM, code=market).zone)
        unwinding |= Q(end="", market=market, withdrawal_until__gte=day)
    rows = theirs.filter(unwinding)
    return frozenset(rows.values_list("id", flat=True))
