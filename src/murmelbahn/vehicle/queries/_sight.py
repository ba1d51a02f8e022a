"""Who sees which car and build. Staff see their markets. Everyone else sees free cars, and what is bound to a deal that the
caller can name: the deal's room has judged before whose deal that is, and a deal's id cannot be guessed."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.vehicle.terms import CarState


def in_market(actor: Actor) -> Q:
    """The actor's markets, for staff; everything for the system and operators; no bound for others."""
    if actor.kind in STAFF and actor.kind is not ActorKind.OPERATOR:
        return Q(market__in=actor.markets)
    return Q()


def of_deal(actor: Actor, deal: UUID | None) -> Q:
    """Rows of a deal: staff need not name it."""
    if actor.is_system or actor.kind in STAFF:
        return in_market(actor)
    return Q(deal=deal) if deal is not None else Q(pk__in=())


def cars(actor: Actor, deal: UUID | None) -> Q:
    """Cars: free ones are in the shop window."""
    if actor.is_system or actor.kind in STAFF:
        return in_market(actor)
    return Q(state=CarState.FREE) | of_deal(actor, deal)
