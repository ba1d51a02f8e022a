"""The retailer's own system receives contract versions and the ends of deals, and keeps its own copy of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from murmelbahn.connect.contract import receives_versions
from murmelbahn.connect.operations import keep_ending
from murmelbahn.connect.queries import outside
from murmelbahn.connect.rules import border
from murmelbahn.connect.station import nothing_to_record
from murmelbahn.connect.terms import World
from murmelbahn.deal.facts import DealEnded, VersionAgreed
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Fact, Station


@dataclass(frozen=True, slots=True, kw_only=True)
class EndMessage:
    """A deal came to an end before it was settled."""

    deal: UUID
    end: str
    type: Literal["END"] = "END"


def tell_end(fact: Fact[DealEnded]) -> UUID | None:
    told = fact.body
    if outside(SYSTEM, subject=told.deal).happens("retailer_system.silent"):
        return None
    return take_end(fact.id, border.write(EndMessage(deal=told.deal, end=told.end)), fact.market, fact.seller)


def take_end(key: UUID, content: bytes, market: str, seller: str) -> UUID:
    """The retailer's side of the border. Raises `MalformedMessage`."""
    told: EndMessage = border.read(EndMessage, content, World.RETAILER_SYSTEM)
    return once(str(key), keep_ending)(
        SYSTEM, station=World.RETAILER_SYSTEM, deal=told.deal, end=told.end, market=market, seller=seller
    )


STATIONS = [
    Station(
        World.RETAILER_SYSTEM.value,
        {
            VersionAgreed: receives_versions(World.RETAILER_SYSTEM),
            DealEnded: (tell_end, nothing_to_record),
        },
    )
]
