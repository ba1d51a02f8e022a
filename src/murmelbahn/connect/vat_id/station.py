"""Asks the register about the VAT ids of companies, new ones and amended ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from murmelbahn.connect.terms import World
from murmelbahn.connect.vat_id.inbound import receive
from murmelbahn.connect.vat_id.operations import ask
from murmelbahn.customer.facts import PartyAmended, PartyRegistered, VatIdAsked
from murmelbahn.customer.terms import PartyKind
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Fact, Station

FIRST = 1


def check_new(fact: Fact[PartyRegistered]) -> str:
    return _ask(fact, FIRST) if fact.body.kind is PartyKind.COMPANY else ""


def check_amended(fact: Fact[PartyAmended]) -> str:
    return _ask(fact, fact.body.version) if "vat_id" in fact.body.fields else ""


def record(actor: Actor, fact: Fact[Any], answer: str) -> None:
    if answer:
        receive(actor, content=answer.encode())


def _ask(fact: Fact[Any], version: int, again: int = 0) -> str:
    return once(f"vat_id:{fact.id}", ask)(
        SYSTEM, party=fact.body.party, version=version, market=fact.market, seller=fact.seller, again=again
    )


def check_again(fact: Fact[VatIdAsked]) -> str:
    return _ask(fact, fact.body.version, again=fact.body.ask)


HEARD: dict[type[Any], tuple[Callable[[Fact[Any]], Any], Callable[[Actor, Fact[Any], Any], None]]] = {
    PartyRegistered: (check_new, record),
    PartyAmended: (check_amended, record),
    VatIdAsked: (check_again, record),
}
STATIONS = [Station(World.VAT_ID.value, HEARD)]
