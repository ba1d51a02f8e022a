"""Publishing prices and campaigns: append-only."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation, today
from murmelbahn.kernel.fact import from_json, to_json
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.sql import tell
from murmelbahn.markets import queries as markets
from murmelbahn.value.facts import CampaignEnded, CampaignPublished, PricesPublished
from murmelbahn.value.models import CampaignEnd, CampaignRow, Price, PriceList
from murmelbahn.value.queries.access import PUBLISHERS, require_market
from murmelbahn.value.queries.lists import price_list as listed_on
from murmelbahn.value.queries.pricing import published_in
from murmelbahn.value.queries.published import newest_list
from murmelbahn.value.rules import limits
from murmelbahn.value.rules.waterfall import TREATMENT
from murmelbahn.value.terms import (
    Campaign,
    CampaignOver,
    ComponentKind,
    CustomerKind,
    ItemPrice,
    PriceBasis,
    PriceListWrong,
    PricesChanged,
    PricesInPast,
)


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
    confirmed: tuple[str, ...] = (),
    seen: UUID | None = None,
) -> UUID:
    """Append a dated price list. Where lists overlap, the one that starts later (then: was published later) wins per item.

    Nothing published is ever changed, so the lowest price of any 30 days can be derived. `confirmed`: items whose
    price may change by more than a quarter. `seen`: the newest list of the market that its publisher looked at. People publish
    from today on: what was ordered was ordered at the prices of its day. Raises PriceListWrong, PricesInPast, PriceOutside,
    PriceJumps, PricesChanged.
    """
    require_market(actor, market, *PUBLISHERS)
    template = markets.market(actor, code=market)
    if basis is not template.basis(customer_kind):
        raise PriceListWrong(reason="basis", expected=template.basis(customer_kind))
    if not prices:
        raise PriceListWrong(reason="nothing", expected="a price at least")
    if valid.start is None or len({one.code for one in prices}) != len(prices):
        raise PriceListWrong(reason="rows", expected="every item once, from a named day")
    if any(one.amount.currency != template.currency for one in prices):
        raise PriceListWrong(reason="currency", expected=template.currency)
    if not actor.is_system and valid.start < (day := today(template.zone)):
        raise PricesInPast(field="valid_from", today=day)
    limits.check_prices(prices)
    tell("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"value.prices:{market}"])
    _check_seen(market, seen)
    known = listed_on(actor, market=market, seller=seller, customer_kind=customer_kind, on=valid.start).prices
    limits.check_jumps(prices, known, frozenset(confirmed))
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


def _check_seen(market: str, seen: UUID | None) -> None:
    newest = newest_list(market) if seen else None
    if newest is not None and newest.id != seen:
        raise PricesChanged(published_at=newest.published_at)


@operation
def publish_campaign(actor: Actor, *, campaign: Campaign, confirmed: bool = False, begun: bool = False) -> UUID:
    """Append a campaign; the same code again, or neither amount nor percent, is refused by PriceListWrong. `confirmed`: it may
    give more than a quarter of the price; `begun`: its first day may be over, and offers made since stay as they are. Raises
    CampaignNameWrong, CampaignTooLarge, CampaignClassWrong, DiscountHigh, CampaignBegun, FrameworkRuns for a company that has
    an agreement, and CampaignOver for one whose last day has passed."""
    require_market(actor, campaign.market, *PUBLISHERS)
    last, day = campaign.order_window.end, today(_zone(actor, campaign))
    if last is not None and last <= day:
        raise CampaignOver(campaign=campaign.code)
    if (campaign.amount is None) == (campaign.percent is None) or TREATMENT[campaign.kind].in_list_price:
        raise PriceListWrong(reason="campaign", expected="an amount or a percentage, as a discount")
    limits.check_classes(campaign)
    cheapest = _cheapest(actor, campaign)
    limits.check_campaign(campaign, cheapest)
    if not actor.is_system:
        limits.check_high(campaign, cheapest, confirmed=confirmed)
        limits.check_begun(campaign, day, confirmed=begun)
    if CampaignRow.objects.filter(seller=campaign.seller, code=campaign.code).exists():
        raise PriceListWrong(reason="code", expected="a new code")
    limits.check_framework(campaign, published_in(campaign.market, campaign.seller))
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


@operation
def end_campaign(actor: Actor, *, campaign: UUID) -> UUID:
    """From today on nobody is given it; what was offered or agreed with it stays. Returns the campaign. Raises `NotFound`,
    `CampaignOver`."""
    row = first(CampaignRow, where("id = %s", campaign), lock="FOR UPDATE")
    if row is None:
        raise NotFound(kind="campaign", id=campaign)
    require_market(actor, row.market, *PUBLISHERS)
    day = today(markets.market(actor, code=row.market).zone)
    window = from_json(Campaign, row.content).order_window
    if CampaignEnd.objects.filter(campaign=row).exists() or (window.end is not None and window.end <= day):
        raise CampaignOver(campaign=row.code)
    CampaignEnd.objects.create(campaign=row, market=row.market, seller=row.seller, ended_on=day, ended_at=now())
    fact = CampaignEnded(campaign=row.id, code=row.code, ended_on=day)
    emit(fact, key=row.id, market=row.market, seller=row.seller)
    return row.id


def _zone(actor: Actor, campaign: Campaign) -> str:
    return markets.market(actor, code=campaign.market).zone


def _cheapest(actor: Actor, campaign: Campaign) -> Money | None:
    """The lowest price of a bare car it is given on, over the kinds of customers; nothing where none is listed yet."""
    day = campaign.order_window.start or today(markets.market(actor, code=campaign.market).zone)
    found = [
        price.amount
        for kind in campaign.customer_kinds or tuple(CustomerKind)
        for price in listed_on(
            actor, market=campaign.market, seller=campaign.seller, customer_kind=kind, on=day
        ).prices.values()
        if price.kind is ComponentKind.BASE and (not campaign.models or price.code in campaign.models)
    ]
    return min(found, default=None)
