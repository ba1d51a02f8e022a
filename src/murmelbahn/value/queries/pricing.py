"""Prices: quoting writes nothing and takes one look at the lists."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.sql import ask, ask_one
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import TaxInputs
from murmelbahn.value.rules import campaigns as stacking
from murmelbahn.value.rules import waterfall
from murmelbahn.value.rules.waterfall import Component
from murmelbahn.value.terms import (
    Campaign,
    ComponentKind,
    CustomerKind,
    ItemPrice,
    PriceBasis,
    Quote,
    QuoteRequest,
    Totals,
)

VALID_PRICES = """
SELECT DISTINCT ON (price.code) price.code, price.kind, price.amount, list.currency, list.basis
FROM value_price price JOIN value_pricelist list ON list.id = price.price_list_id
WHERE price.code = ANY(%s) AND list.market = %s AND list.seller = %s AND list.customer_kind = %s
  AND list.valid_from <= %s AND (list.valid_to IS NULL OR list.valid_to > %s)
ORDER BY price.code, list.valid_from DESC, list.published_at DESC, list.id DESC
"""
LOWEST = """
SELECT min(price.amount), min(list.currency)
FROM value_price price JOIN value_pricelist list ON list.id = price.price_list_id
WHERE price.code = %s AND list.market = %s AND list.seller = %s AND list.customer_kind = %s
  AND list.valid_from < %s AND (list.valid_to IS NULL OR list.valid_to > %s)
"""
PUBLISHED = """
SELECT campaign.content, ending.ended_on
FROM value_campaign campaign LEFT JOIN value_campaign_end ending ON ending.campaign_id = campaign.id
WHERE campaign.market = %s AND campaign.seller = %s
"""
REDUCTION_DAYS = 30
"""Directive 98/6/EC, article 6a: the prior price is the lowest of the 30 days before the reduction."""


def quote(actor: Actor, *, request: QuoteRequest) -> Quote:
    """The price to the cent with all taxes; writes nothing. Raises PriceMissing, CampaignNotEligible, NothingLeft and the markets
    room's refusal for a missing tax input."""
    prices, basis = _prices(request)
    campaigns = still_given(published_in(request.market, request.seller), request)
    return priced(actor, request, prices=prices, basis=basis, campaigns=campaigns)


def published_in(market: str, seller: str) -> list[tuple[Campaign, date | None]]:
    """Every campaign of a seller, with the day from which it is no longer given if somebody ended it."""
    rows = ask(PUBLISHED, [market, seller])
    return [(from_json(Campaign, json.loads(content)), ended_on) for content, ended_on in rows]


def still_given(published: Sequence[tuple[Campaign, date | None]], request: QuoteRequest) -> list[Campaign]:
    named = request.campaigns is not None
    left = (stacking.until_ended(one, ended_on, named=named) for one, ended_on in published)
    return [one for one in left if one is not None]


def priced(
    actor: Actor,
    request: QuoteRequest,
    *,
    prices: Mapping[str, ItemPrice],
    basis: PriceBasis,
    campaigns: Sequence[Campaign],
) -> Quote:
    """The quote of lists and campaigns that were read before."""
    components = waterfall.items(request, prices)
    chosen = stacking.choose(campaigns, request)
    components = waterfall.with_campaigns(components, chosen)
    inputs = replace(request.inputs, tax_date=request.tax_date)
    amounts = [component.priced for component in components]
    if request.guaranteed is None:
        result = markets.compute_taxes(
            actor, market=request.market, basis=basis, amounts=amounts, inputs=inputs, on=request.tax_date
        )
    else:
        solved = markets.solve_for_gross(
            actor,
            market=request.market,
            basis=basis,
            amounts=amounts,
            gross=request.guaranteed,
            inputs=inputs,
            on=request.tax_date,
        )
        result = solved.result
        if len(result.amounts) > len(components):
            components = (*components, *map(waterfall.guaranteed, solved.adjustments))
    return waterfall.assemble(replace(request, inputs=inputs), components, result, [one.code for one in chosen])


def retaxed(actor: Actor, *, quote: Quote, on: date, inputs: TaxInputs) -> Totals:
    """The same components under the law of another tax date: what an invoice would say if a car
    with these values were handed over `on`."""
    components = [Component(line.kind, line.code, line.amount) for line in quote.lines]
    result = markets.compute_taxes(
        actor,
        market=quote.market,
        basis=quote.basis,
        amounts=[component.priced for component in components],
        inputs=replace(inputs, tax_date=on),
        on=on,
    )
    return Totals.of(result.net, result.vat, result.registration_tax, result.passthrough)


def lowest_price(
    actor: Actor, *, market: str, seller: str, customer_kind: CustomerKind, code: str, before: date
) -> Money | None:
    """Lowest list price of an item in the 30 days before a reduction (Directive 98/6/EC, article 6a)."""
    since = before - timedelta(days=REDUCTION_DAYS)
    amount, currency = ask_one(LOWEST, [code, market, seller, customer_kind.value, before, since])
    return None if amount is None else Money.of(amount, currency)


def _prices(request: QuoteRequest) -> tuple[dict[str, ItemPrice], PriceBasis]:
    codes = [item.code for item in request.items]
    day = request.order_date
    rows: list[tuple[str, str, Decimal, str, str]] = ask(
        VALID_PRICES, [codes, request.market, request.seller, request.customer_kind.value, day, day]
    )
    prices = {
        code: ItemPrice(code=code, kind=ComponentKind(kind), amount=Money.of(amount, currency))
        for code, kind, amount, currency, _ in rows
    }
    return prices, PriceBasis(rows[0][4]) if rows else PriceBasis.NET
