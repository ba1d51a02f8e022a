"""What stations hold about a deal: evidence, read from their own tables."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.connect.models import EndingRow, PlantOrder, VersionCopyRow
from murmelbahn.connect.terms import PlantCopy, VersionCopy, World
from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money


def copies_of(actor: Actor, *, deal: UUID) -> tuple[VersionCopy, ...]:
    """Contract versions of a deal as each station received them, by version and station. Raises `NotFound`."""
    _seen(actor, deal)
    return tuple(
        VersionCopy(
            station=World(row.station),
            deal=row.deal,
            change=row.change,
            n=row.n,
            sha256=row.sha256,
            total=Money.of(row.total, row.currency),
            configuration=row.configuration,
            features=tuple(row.features),
            received_at=row.received_at,
        )
        for row in VersionCopyRow.objects.filter(deal=deal).order_by("n", "station")
    )


def plant_copies_of(actor: Actor, *, deal: UUID) -> tuple[PlantCopy, ...]:
    """The plant's orders for a deal, first asked first. Raises `NotFound`."""
    _seen(actor, deal)
    return tuple(
        PlantCopy(
            order=row.order,
            deal=row.deal,
            configuration=row.configuration,
            items=tuple(row.items),
            state=row.state,
            vin=row.vin,
        )
        for row in PlantOrder.objects.filter(deal=deal).order_by("attempt")
    )


def ending_of(actor: Actor, *, deal: UUID, station: World = World.RETAILER_SYSTEM) -> str | None:
    """The end of a deal as a station received it. Raises `NotFound`."""
    _seen(actor, deal)
    return EndingRow.objects.filter(deal=deal, station=station).values_list("end", flat=True).first()


def _seen(actor: Actor, deal: UUID) -> None:
    """Who may not see the deal sees no copies either. The platform itself may look at stations before a deal stands."""
    if not actor.is_system:
        deals.deal(actor, deal=deal)
