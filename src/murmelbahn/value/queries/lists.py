"""Price lists as a shop window reads them: who sells in a market, what every item costs, many quotes at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.sql import ask
from murmelbahn.value.models import LegalEntityRow
from murmelbahn.value.queries.pricing import priced, published_in, still_given
from murmelbahn.value.terms import (
    Campaign,
    ComponentKind,
    CustomerKind,
    ItemPrice,
    NothingLeft,
    PriceBasis,
    PriceListView,
    Quote,
    QuoteRequest,
)

LISTED = """
SELECT DISTINCT ON (price.code) price.code, price.kind, price.amount, list.currency, list.basis
FROM value_price price JOIN value_pricelist list ON list.id = price.price_list_id
WHERE list.market = %s AND list.seller = %s AND list.customer_kind = %s
  AND list.valid_from <= %s AND (list.valid_to IS NULL OR list.valid_to > %s)
ORDER BY price.code, list.valid_from DESC, list.published_at DESC, list.id DESC
"""


def seller_in(actor: Actor, *, market: str) -> str:
    """The national company that sells in a market: public. Raises `NotFound` where nobody does."""
    row = first(LegalEntityRow, where("market = %s", market), order="registered_at")
    if row is None:
        raise NotFound(kind="seller", id=market)
    return row.seller


def price_list(actor: Actor, *, market: str, seller: str, customer_kind: CustomerKind, on: date) -> PriceListView:
    """What everything costs on a day. Empty where nothing was published."""
    rows: list[tuple[str, str, Decimal, str, str]] = ask(LISTED, [market, seller, customer_kind.value, on, on])
    prices = {
        code: ItemPrice(code=code, kind=ComponentKind(kind), amount=Money.of(amount, currency))
        for code, kind, amount, currency, _ in rows
    }
    return PriceListView(PriceBasis(rows[0][4]) if rows else PriceBasis.NET, prices)


def quotes(actor: Actor, *, requests: Sequence[QuoteRequest]) -> tuple[Quote, ...]:
    """What `quote` says to each request; lists and campaigns are read once for all that share them. Where campaigns leave
    nothing of a price, the price without them is shown: nobody is offered it, and no window shows less than nothing."""
    lists: dict[tuple[str, str, CustomerKind, date], PriceListView] = {}
    given: dict[tuple[str, str], list[tuple[Campaign, date | None]]] = {}
    answers = []
    for request in requests:
        where_and_when = (request.market, request.seller, request.customer_kind, request.order_date)
        if where_and_when not in lists:
            market, seller, kind, day = where_and_when
            lists[where_and_when] = price_list(actor, market=market, seller=seller, customer_kind=kind, on=day)
        place = (request.market, request.seller)
        if place not in given:
            given[place] = published_in(*place)
        listed = lists[where_and_when]
        campaigns = still_given(given[place], request)
        try:
            quote = priced(actor, request, prices=listed.prices, basis=listed.basis, campaigns=campaigns)
        except NothingLeft:
            bare = replace(request, campaigns=None)
            quote = priced(actor, bare, prices=listed.prices, basis=listed.basis, campaigns=())
        answers.append(quote)
    return tuple(answers)
