"""Who may tell what. Whose deal it is, the deal's room has judged before it calls."""

from __future__ import annotations

from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed


def releases(actor: Actor) -> None:
    """Product managers release models."""
    if not (actor.is_system or actor.kind in (ActorKind.PRODUCT_MANAGER, ActorKind.OPERATOR)):
        raise NotAllowed()


def answers(actor: Actor) -> None:
    """Answers of plant, carrier and authority come through stations, or by staff in their place."""
    if not (actor.is_system or actor.kind in STAFF):
        raise NotAllowed()


def enters(actor: Actor, market: str) -> None:
    """The same, for what begins in a market: nobody enters cars into another's stock."""
    answers(actor)
    if not actor.may_see_market(market):
        raise NotAllowed()


def works(actor: Actor) -> None:
    """Arrival, preparation and the like are done at the outlet."""
    if actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed()
