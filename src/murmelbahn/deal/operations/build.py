"""Build to order: release the build when the gate opens; follow what the plant says."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.onward import PLANT, send_to_plant
from murmelbahn.deal.queries.holds import build_holds
from murmelbahn.deal.rules.deciders import HOUSE
from murmelbahn.deal.terms import Gate
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def release_build(actor: Actor, *, deal: UUID, plant: str = PLANT) -> UUID:
    """Send the agreed car to the plant. Raises `GateClosed`. Returns the build; a released one is returned again."""
    desk = take(actor, deal, by=HOUSE)
    desk.require_running()
    if desk.row.build is not None:
        return desk.row.build
    desk.require(Gate.BUILD_RELEASE, build_holds(desk.seen))
    build = send_to_plant(desk, plant)
    desk.save()
    return build
