"""Sends build orders, changes and cancellations to the plant, and the contract versions it must confirm."""

from __future__ import annotations

from typing import Any

from murmelbahn.connect.contract import receives_versions
from murmelbahn.connect.plant import messages
from murmelbahn.connect.plant.operations import take
from murmelbahn.connect.rules import border
from murmelbahn.connect.station import nothing_to_record
from murmelbahn.connect.terms import World
from murmelbahn.deal.facts import VersionAgreed
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Fact, Station
from murmelbahn.vehicle.facts import BuildCancelled, BuildChangeRequested, BuildRequested


def order(fact: Fact[BuildRequested]) -> str:
    told = fact.body
    return _send(
        fact,
        messages.Order(
            order=told.build,
            deal=told.deal,
            model=told.model,
            configuration=told.configuration,
            items=told.items,
            plant=told.plant,
        ),
    )


def change(fact: Fact[BuildChangeRequested]) -> str:
    told = fact.body
    return _send(
        fact,
        messages.Change(order=told.build, change=told.change, configuration=told.configuration, items=told.items),
    )


def cancel(fact: Fact[BuildCancelled]) -> str:
    return _send(fact, messages.Cancel(order=fact.body.build, for_stock=fact.body.for_stock))


def _send(fact: Fact[Any], message: messages.Request) -> str:
    return once(str(fact.id), take)(SYSTEM, content=border.write(message), market=fact.market, seller=fact.seller)


STATIONS = [
    Station(
        World.PLANT.value,
        {
            BuildRequested: (order, nothing_to_record),
            BuildChangeRequested: (change, nothing_to_record),
            BuildCancelled: (cancel, nothing_to_record),
            VersionAgreed: receives_versions(World.PLANT),
        },
    )
]
