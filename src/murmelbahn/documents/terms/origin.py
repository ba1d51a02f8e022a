"""The machine's copy on a paper: what it was written from, under the same hash as its words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCopy:
    """Who a party is in the contract, in the version of its data that the contract names."""

    role: str
    party: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The document's own copy of the contract, so that a verdict can compare it without the live row.

    `source` is the id of what the paper speaks of (offer, invoice, change, refund), `digest` the sha256 of its frozen
    content where it has one. `version`, `agreement` (sha256) and `total` are those of the contract version; version 0 is
    an offer, whose `agreement` is its own digest. `vin` is empty until the car has one.
    """

    source: UUID | None = None
    digest: str = ""
    version: int
    agreement: str
    total: Money
    vin: str = ""
    parties: tuple[PartyCopy, ...] = ()
