"""Has every new version of a party screened."""

from __future__ import annotations

from typing import Any

from murmelbahn.connect.screening.inbound import receive
from murmelbahn.connect.screening.operations import ask
from murmelbahn.connect.terms import World
from murmelbahn.customer.facts import PartyAmended, PartyRegistered
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Fact, Station

FIRST = 1


def screen(fact: Fact[Any]) -> str:
    version = fact.body.version if isinstance(fact.body, PartyAmended) else FIRST
    return once(f"screening:{fact.id}", ask)(
        SYSTEM, party=fact.body.party, version=version, market=fact.market, seller=fact.seller
    )


def record(actor: Actor, fact: Fact[Any], answer: str) -> None:
    if answer:
        receive(actor, content=answer.encode())


STATIONS = [Station(World.SCREENING.value, {PartyRegistered: (screen, record), PartyAmended: (screen, record)})]
