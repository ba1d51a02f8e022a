"""How a station receives a contract version: the message, its own copy, the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.connect.operations import keep_copy
from murmelbahn.connect.queries import outside
from murmelbahn.connect.rules import border
from murmelbahn.connect.terms import World
from murmelbahn.deal.facts import VersionAgreed
from murmelbahn.kernel import receipts
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Call, Fact, Record
from murmelbahn.kernel.money import Money
from murmelbahn.vehicle import queries as vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionMessage:
    """A contract version as it crosses the border."""

    deal: UUID
    change: UUID
    version: int
    sha256: str
    total: Money
    configuration: UUID
    features: tuple[str, ...]


def receives_versions(station: World) -> tuple[Call, Record]:
    """Call and record of a station that must confirm contract versions it is asked about."""

    def call(fact: Fact[VersionAgreed]) -> str:
        told = fact.body
        if not _asked(station, told) or outside(SYSTEM, subject=told.deal).happens(f"{station}.silent"):
            return ""
        sold = vehicle.configuration(SYSTEM, configuration=told.configuration)
        message = VersionMessage(
            deal=told.deal,
            change=told.change,
            version=told.n,
            sha256=told.sha256,
            total=told.total,
            configuration=told.configuration,
            features=sold.features,
        )
        return take_version(fact.id, station, border.write(message), market=fact.market, seller=fact.seller)

    def record(actor: Actor, fact: Fact[VersionAgreed], answer: str) -> None:
        if answer:
            receipts.confirm(change=fact.body.change, station=station.value)

    return call, record


def take_version(key: UUID, station: World, content: bytes, *, market: str, seller: str) -> str:
    """The station's side: read the message, keep a copy under the caller's key, answer with the change's id."""
    told: VersionMessage = border.read(VersionMessage, content, station)
    kept = once(f"{station}:{key}", keep_copy)(
        SYSTEM,
        station=station,
        deal=told.deal,
        change=told.change,
        n=told.version,
        sha256=told.sha256,
        total=told.total,
        configuration=told.configuration,
        features=told.features,
        market=market,
        seller=seller,
    )
    return str(kept)


def _asked(station: World, told: VersionAgreed) -> bool:
    return any(one.change == told.change and one.station == station for one in receipts.of_deal(told.deal))
