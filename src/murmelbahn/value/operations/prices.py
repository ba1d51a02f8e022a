"""Publishing prices and campaigns: append-only."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.fact import to_json
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.periods import Period
from murmelbahn.markets import queries as markets
from murmelbahn.value.facts import CampaignPublished, PricesPublished
from murmelbahn.value.models import CampaignRow, Price, PriceList
from murmelbahn.value.queries.access import PUBLISHERS, require_market
from murmelbahn.value.rules.waterfall import TREATMENT
from murmelbahn.value.terms import Campaign, CustomerKind, ItemPrice, PriceBasis, PriceListWrong


@operation
def publish_prices(
    actor: Actor,
    *,
    market: str,
    seller: str,
    basis: PriceBasis,
    customer_kind: CustomerKind,
    valid: Period,
    prices: tuple[ItemPrice, ...],
) -> UUID:
    """Append a dated price list. Where lists overlap, the one that starts later (then: was published later) wins per item.

    Nothing published is ever changed, so the lowest price of any 30 days can be derived. Raises PriceListWrong.
    """
    require_market(actor, market, *PUBLISHERS)
    template = markets.market(actor, code=market)
    if basis is not template.basis(customer_kind):
        raise PriceListWrong(reason="basis", expected=template.basis(customer_kind))
    if valid.start is None or not prices or len({one.code for one in prices}) != len(prices):
        raise PriceListWrong(reason="rows", expected="every item once, from a named day")
    if any(one.amount.currency != template.currency for one in prices):
        raise PriceListWrong(reason="currency", expected=template.currency)
    price_list = PriceList.objects.create(
        market=market,
        seller=seller,
        basis=basis.value,
        customer_kind=customer_kind.value,
        currency=template.currency,
        valid_from=valid.start,
        valid_to=valid.end,
        published_at=now(),
    )
    Price.objects.bulk_create(
        Price(price_list=price_list, code=one.code, kind=one.kind.value, amount=one.amount.amount) for one in prices
    )
    fact = PricesPublished(price_list=price_list.id, valid_from=valid.start)
    emit(fact, key=price_list.id, market=market, seller=seller)
    return price_list.id


@operation
def publish_campaign(actor: Actor, *, campaign: Campaign) -> UUID:
    """Append a campaign; the same code again, or neither amount nor percent, is refused by PriceListWrong."""
    require_market(actor, campaign.market, *PUBLISHERS)
    if (campaign.amount is None) == (campaign.percent is None) or TREATMENT[campaign.kind].in_list_price:
        raise PriceListWrong(reason="campaign", expected="an amount or a percentage, as a discount")
    if CampaignRow.objects.filter(seller=campaign.seller, code=campaign.code).exists():
        raise PriceListWrong(reason="code", expected="a new code")
    row = CampaignRow.objects.create(
        id=new_id(),
        market=campaign.market,
        seller=campaign.seller,
        code=campaign.code,
        content=to_json(campaign),
        published_at=now(),
    )
    fact = CampaignPublished(campaign=row.id, code=campaign.code)
    emit(fact, key=row.id, market=campaign.market, seller=campaign.seller)
    return row.id
