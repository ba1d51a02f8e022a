"""Outside worlds: played by the roll itself, which then answers contract versions for them, or left to their simulators."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.connect import operations as connect
from murmelbahn.connect.terms import World
from murmelbahn.deal import queries as deals
from murmelbahn.kernel import receipts
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.sandbox.operations.roll.scene import Scene
from murmelbahn.sandbox.terms import Change, PlantTrouble
from murmelbahn.vehicle import queries as vehicle

PARTNERS = (World.PLANT, World.CARRIER, World.REGISTRATION, World.BANK, World.LENDER)
"""Outside worlds that a deal may be left to."""
AS_PLANNED = {
    "plant.refuses": 0,
    "plant.fails": 0,
    "carrier.damages": 0,
    "registration.refuses": 0,
    "lender.refuses": 0,
    "bank.never": 0,
}
"""What would end a deal that is planned to be settled; all else goes as it usually does."""


def meet_partners(scene: Scene) -> None:
    """The partners of this deal speak, and draw by its number: the same whenever and wherever it is rolled."""
    plan = scene.plan
    scene.do(
        connect.destine,
        SYSTEM,
        subject=scene.of_deal,
        name=f"roll {plan.seed} {plan.n}",
        changes={
            **{f"{one}.silent": 0 for one in PARTNERS},
            **AS_PLANNED,
            "plant.moves": 1000 if plan.plant is PlantTrouble.MOVED else 0,
            "plant.refuses_change": 1000 if plan.change is Change.REFUSED else 0,
        },
    )


@operation
def confirm_version(actor: Actor, *, deal: UUID, change: UUID, station: str) -> None:
    """The station keeps its copy of the newest version and closes its receipt. Said twice, it is the same."""
    view, version = deals.deal(SYSTEM, deal=deal), deals.versions(SYSTEM, deal=deal)[-1]
    connect.keep_copy(
        actor,
        station=World(station),
        deal=deal,
        change=change,
        n=version.n,
        sha256=version.sha256,
        total=version.total,
        configuration=view.configuration,
        features=vehicle.configuration(SYSTEM, configuration=view.configuration).features,
        market=view.market,
        seller=view.seller,
    )
    receipts.confirm(change=change, station=station)
