"""The prices of a market on a day, and the lists from which they come."""

from __future__ import annotations

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.queries.office.goods import catalogues_in, day_in, market_of, may_publish
from murmelbahn.showroom.terms.office.goods import PriceRow, PricesSheet
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind

LISTS = 20


def prices_sheet(
    actor: Actor, *, market: str = "", kind: CustomerKind = CustomerKind.PRIVATE, on: date | None = None
) -> PricesSheet:
    """What everything costs on a day, today unless it is named. Raises `NotFound` for a market that is not the reader's."""
    market, others = market_of(actor, market)
    day = on or day_in(actor, market)
    seller = value.seller_in(actor, market=market)
    listed = value.price_list(actor, market=market, seller=seller, customer_kind=kind, on=day)
    titles: dict[str, dict[str, str]] = {}
    for catalogue in catalogues_in(actor, market, day):
        titles |= {item.code: item.texts for item in catalogue.items} | {catalogue.model: catalogue.texts}
    groups = []
    for component in ComponentKind:
        rows = tuple(
            PriceRow(code=code, title=titles.get(code, {}), amount=listed.prices[code].amount)
            for code in listed.of_kind(component)
        )
        if rows:
            groups.append((f"value.component_kind.{component}", rows))
    rules = markets.market(actor, code=market)
    return PricesSheet(
        markets=others,
        market=market,
        kind=kind,
        basis=f"markets.price_basis.{rules.basis(kind)}",
        currency=rules.currency,
        on=day,
        groups=tuple(groups),
        lists=value.published_lists(actor, market=market, limit=LISTS),
        newest=value.newest_prices(actor, market=market),
        seller=seller,
        publishes=may_publish(actor),
    )
