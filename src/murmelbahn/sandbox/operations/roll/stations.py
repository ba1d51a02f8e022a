"""Stations that answer a contract version, for a roll whose outside worlds are played by the roll itself."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.connect import operations as connect
from murmelbahn.connect.terms import World
from murmelbahn.deal import queries as deals
from murmelbahn.kernel import receipts
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle import queries as vehicle


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
