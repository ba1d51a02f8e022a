"""What may be published: prices that can be meant, campaigns that leave something of the price, names that can be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.markets.terms import StockClass
from murmelbahn.value.terms import (
    Campaign,
    CampaignBegun,
    CampaignClassWrong,
    CampaignNameWrong,
    CampaignTooLarge,
    ComponentKind,
    DiscountHigh,
    FrameworkRuns,
    ItemPrice,
    PriceJumps,
    PriceOutside,
)

MOST: Mapping[str, Decimal] = {"EUR": Decimal(500_000), "CHF": Decimal(500_000), "HUF": Decimal(200_000_000)}
MOST_ELSEWHERE = Decimal(5_000_000)
"""Above that nothing that belongs to a car of this house costs; only so large that a slip of the decimal mark is found."""
JUMP = Decimal("0.25")
"""A price that changes by more than this share of itself is confirmed by name. A rule of the house."""
NAME = re.compile(r"(?=[^A-Za-zÀ-ÖØ-öø-ž]*[A-Za-zÀ-ÖØ-öø-ž])[A-Za-zÀ-ÖØ-öø-ž0-9][A-Za-zÀ-ÖØ-öø-ž0-9 _.\-]{0,47}")
"""At least one letter; letters, digits, space, stroke, underline and dot, which every font of our documents has."""


def most(currency: str) -> Money:
    """The highest price in a currency."""
    return Money(MOST.get(currency, MOST_ELSEWHERE), currency)


def check_prices(prices: Iterable[ItemPrice]) -> None:
    """Raises `PriceOutside`."""
    for one in prices:
        highest = most(one.amount.currency)
        if abs(one.amount) > highest:
            raise PriceOutside(item=one.code, amount=one.amount, most=highest)


def check_jumps(prices: Iterable[ItemPrice], before: Mapping[str, ItemPrice], confirmed: frozenset[str]) -> None:
    """Against the prices that counted until then; `confirmed` are the items whose change somebody vouched for. Raises
    `PriceJumps`, which names them all and both prices of the first."""
    jumps = tuple(
        (one.code, before[one.code].amount, one.amount)
        for one in prices
        if one.code in before and one.code not in confirmed and _jumps(before[one.code].amount, one.amount)
    )
    if jumps:
        item, old, new = jumps[0]
        raise PriceJumps(item=item, before=old, after=new, count=len(jumps), jumps=jumps)


def check_campaign(campaign: Campaign, cheapest: Money | None) -> None:
    """A percentage above 0 and below 100, or an amount above 0 and below the `cheapest` car it is given on; a name that can be
    printed. Raises `CampaignNameWrong`, `CampaignTooLarge`."""
    if not NAME.fullmatch(campaign.code):
        raise CampaignNameWrong(campaign=campaign.code)
    if campaign.percent is not None and not 0 < campaign.percent < 100:
        raise CampaignTooLarge(campaign=campaign.code, least="0 %", most="100 %")
    if campaign.amount is not None:
        highest = most(campaign.amount.currency) if cheapest is None else cheapest
        if not campaign.amount.amount > 0 or campaign.amount >= highest:
            raise CampaignTooLarge(campaign=campaign.code, least=Money.zero(highest.currency), most=highest)


def check_high(campaign: Campaign, cheapest: Money | None, *, confirmed: bool) -> None:
    """More than a quarter of the `cheapest` car it is given on is `confirmed` by who publishes it: 50 may have been meant as
    5. Raises `DiscountHigh`."""
    if confirmed:
        return
    if campaign.percent is not None and campaign.percent > 100 * JUMP:
        raise DiscountHigh(campaign=campaign.code, given=f"{campaign.percent.normalize():f} %")
    if campaign.amount is not None and cheapest is not None and campaign.amount.amount > cheapest.amount * JUMP:
        raise DiscountHigh(campaign=campaign.code, given=campaign.amount)


def check_begun(campaign: Campaign, day: date, *, confirmed: bool) -> None:
    """A first day that is over by `day` is `confirmed` by who publishes it: offers that were made since do not change. Raises
    `CampaignBegun`."""
    start = campaign.order_window.start
    if start is not None and start < day and not confirmed:
        raise CampaignBegun(campaign=campaign.code, start=start, today=day)


def check_framework(campaign: Campaign, published: Iterable[tuple[Campaign, date | None]]) -> None:
    """One agreement at a time for a company and a model: of several, only the first in order would be given. `published` with
    the day from which each was ended. Raises `FrameworkRuns`."""
    for other, ended_on in published:
        runs = Period(other.order_window.start, min(filter(None, (other.order_window.end, ended_on)), default=None))
        if (
            set(campaign.buyers) & set(other.buyers)
            and (not campaign.models or not other.models or set(campaign.models) & set(other.models))
            and runs.overlaps(campaign.order_window)
        ):
            raise FrameworkRuns(campaign=other.code)


def check_classes(campaign: Campaign) -> None:
    """What a class of stock is lowered by names its classes, and none of them is new. Raises `CampaignClassWrong`."""
    lowers = campaign.kind is ComponentKind.STOCK_CLASS
    if (lowers and not campaign.stock_classes) or StockClass.NEW in campaign.stock_classes:
        raise CampaignClassWrong(campaign=campaign.code)


def _jumps(before: Money, after: Money) -> bool:
    return bool(before) and abs(after - before).amount > abs(before).amount * JUMP
