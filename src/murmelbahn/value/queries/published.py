"""What was published: every price list and every campaign of a market."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import from_json
from murmelbahn.value.models import CampaignRow, PriceList
from murmelbahn.value.queries.access import NATIONAL, PUBLISHERS, require_market
from murmelbahn.value.terms import Campaign, CustomerKind, PriceBasis, PublishedCampaign, PublishedList

READERS = (*NATIONAL, *PUBLISHERS)


def published_lists(actor: Actor, *, market: str, limit: int = 100) -> tuple[PublishedList, ...]:
    """The newest price lists of a market, the one that starts last first. Raises `NotAllowed`."""
    require_market(actor, market, *READERS)
    rows = PriceList.objects.filter(market=market).annotate(items=Count("prices"))
    return tuple(
        PublishedList(
            id=row.id,
            market=row.market,
            seller=row.seller,
            customer_kind=CustomerKind(row.customer_kind),
            basis=PriceBasis(row.basis),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            published_at=row.published_at,
            items=row.items,
        )
        for row in rows.order_by("-valid_from", "-published_at", "-id")[:limit]
    )


def newest_list(market: str) -> PriceList | None:
    """What was published last in a market, for whomever and from whichever day."""
    return PriceList.objects.filter(market=market).order_by("-published_at", "-id").first()


def newest_prices(actor: Actor, *, market: str) -> UUID | None:
    """The list that was published last in a market: who publishes another names it. Raises `NotAllowed`."""
    require_market(actor, market, *READERS)
    newest = newest_list(market)
    return newest.id if newest else None


def published_campaigns(actor: Actor, *, market: str) -> tuple[PublishedCampaign, ...]:
    """Every campaign of a market with its use, the newest first. Raises `NotAllowed`."""
    require_market(actor, market, *READERS)
    rows = CampaignRow.objects.filter(market=market).annotate(used=Count("uses")).select_related("ending")
    return tuple(
        PublishedCampaign(
            id=row.id,
            campaign=from_json(Campaign, row.content),
            published_at=row.published_at,
            used=row.used,
            ended_on=row.ending.ended_on if hasattr(row, "ending") else None,
        )
        for row in rows.order_by("-published_at", "-id")
    )
