"""A station keeps what it received, first come for ever."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.connect.models import EndingRow, VersionCopyRow
from murmelbahn.connect.terms import World
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.money import Money


@operation
def keep_copy(
    actor: Actor,
    *,
    station: World,
    deal: UUID,
    change: UUID,
    n: int,
    sha256: str,
    total: Money,
    configuration: UUID,
    features: tuple[str, ...],
    market: str,
    seller: str,
) -> UUID:
    """Store a contract version as a station received it; a second time it stays as it came first. Returns the change."""
    row = VersionCopyRow(
        station=station.value,
        deal=deal,
        change=change,
        n=n,
        sha256=sha256,
        total=total.amount,
        currency=total.currency,
        configuration=configuration,
        features=list(features),
        received_at=now(),
        market=market,
        seller=seller,
    )
    VersionCopyRow.objects.bulk_create([row], ignore_conflicts=True)
    return change


@operation
def keep_ending(actor: Actor, *, station: World, deal: UUID, end: str, market: str, seller: str) -> UUID:
    """Store the end of a deal as a station received it. Returns the deal."""
    row = EndingRow(station=station.value, deal=deal, end=end, received_at=now(), market=market, seller=seller)
    EndingRow.objects.bulk_create([row], ignore_conflicts=True)
    return deal
