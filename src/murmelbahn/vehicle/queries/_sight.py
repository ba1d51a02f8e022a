"""Who sees which car and build. Staff see their markets. Everyone else sees free cars, and what is bound to a deal that the
caller can name: the deal's room has judged before whose deal that is, and a deal's id cannot be guessed."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.rows import ALL, NONE, Where, where
from murmelbahn.vehicle.terms import CarState


def in_market(actor: Actor) -> Where:
    """The actor's markets, for staff; everything for the system and operators; no bound for others."""
    if actor.kind in STAFF and actor.kind is not ActorKind.OPERATOR:
        return where("market = ANY(%s)", list(actor.markets))
    return ALL


def of_deal(actor: Actor, deal: UUID | None) -> Where:
    """Rows of a deal: staff need not name it."""
    if actor.is_system or actor.kind in STAFF:
        return in_market(actor)
    return where("deal = %s", deal) if deal is not None else NONE


def cars(actor: Actor, deal: UUID | None) -> Where:
    """Cars: free ones are in the shop window."""
    if actor.is_system or actor.kind in STAFF:
        return in_market(actor)
    return where("state = %s", CarState.FREE.value) | of_deal(actor, deal)
