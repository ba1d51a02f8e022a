"""The car, the build, the receipts of one deal: the deal is the actor's to see, so is what belongs to it."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.queries.deals import deal as one
from murmelbahn.deal.queries.rows import visible
from murmelbahn.kernel import receipts
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.receipts import ReceiptView
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import BuildView, CarView


def car_of(actor: Actor, *, deal: UUID) -> CarView | None:
    """The car of a deal, if it has one yet. Raises `NotFound`."""
    one(actor, deal=deal)
    return vehicle.car_of_deal(SYSTEM, deal=deal)


def build_of(actor: Actor, *, deal: UUID) -> BuildView | None:
    """The newest build of a deal, if one was asked for. Raises `NotFound`."""
    one(actor, deal=deal)
    return vehicle.build_of_deal(SYSTEM, deal=deal)


def seen_of(actor: Actor, *, deals: frozenset[UUID]) -> frozenset[UUID]:
    """Those of the deals that the actor may see."""
    return frozenset(visible(actor).filter(id__in=deals).values_list("id", flat=True))


def receipts_of(actor: Actor, *, deal: UUID) -> tuple[ReceiptView, ...]:
    """Which station has which change of a deal, and since when. Raises `NotFound`, and `NotAllowed` for customers."""
    one(actor, deal=deal)
    if actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed()
    return tuple(receipts.of_deal(deal))
