"""Build to order: release the build when the gate opens; follow what the plant says."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.queries.holds import build_holds
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import Gate, Variant
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle import operations as vehicles


@operation
def release_build(actor: Actor, *, deal: UUID, plant: str = "PLANT-1") -> UUID:
    """Send the agreed car to the plant. Raises `GateClosed`. Returns the build; a released one is returned again."""
    desk = take(actor, deal)
    desk.require_running()
    if desk.row.build is not None:
        return desk.row.build
    desk.require(Gate.BUILD_RELEASE, build_holds(desk.seen))
    build = vehicles.request_build(
        SYSTEM,
        deal=deal,
        configuration=desk.row.configuration,
        market=desk.row.market,
        seller=desk.row.seller,
        plant=plant,
    )
    desk.row.build = build
    desk.save()
    return build


@operation
def try_release(actor: Actor, *, deal: UUID) -> None:
    """Release the build if it is time; the clock and reactions call it whenever something may have opened the gate."""
    desk = take(actor, deal)
    waits = desk.variant is Variant.BUILD_TO_ORDER and desk.row.build is None and not desk.row.end
    if waits and desk.at(*AFTER_ORDER) and not build_holds(desk.seen):
        release_build(actor, deal=deal)
