"""Who sells, at which prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.accounts.terms import Scope
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import today
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.ui.api.door import Door
from murmelbahn.value import operations, queries
from murmelbahn.value.terms import PriceListView


@dataclass(frozen=True, slots=True, kw_only=True)
class NewestPriceList:
    """The list that was published last: who publishes another names it as `seen`. Empty before the first."""

    id: UUID | None


def prices(
    actor: Actor, *, market: str, on: date | None = None, customer_kind: CustomerKind = CustomerKind.PRIVATE
) -> PriceListView:
    """What everything costs in a market on a day, today unless it is named. Empty where nothing was published."""
    seller = queries.seller_in(actor, market=market)
    day = on or today(markets.market(actor, code=market).zone)
    return queries.price_list(actor, market=market, seller=seller, customer_kind=customer_kind, on=day)


def _newest(found: UUID | None) -> NewestPriceList:
    return NewestPriceList(id=found)


door = Door("prices")
READ, WRITE = Scope.CATALOGUE_READ, Scope.PRODUCTS_WRITE
door.reads("/sellers/{seller}", queries.legal_entity, scope=READ)
door.reads("/sellers/{seller}/lowest-price", queries.lowest_price, scope=READ)
door.reads("/markets/{market}/prices", prices, scope=READ)
door.reads("/markets/{market}/newest-price-list", queries.newest_prices, scope=Scope.BOOKS_READ, shown=_newest)
door.reads("/markets/{market}/price-lists", queries.published_lists, scope=Scope.BOOKS_READ)
door.reads("/markets/{market}/campaigns", queries.published_campaigns, scope=Scope.BOOKS_READ)
door.writes("/price-lists", operations.publish_prices, scope=WRITE)
door.writes("/campaigns", operations.publish_campaign, scope=WRITE)
door.writes("/campaigns/{campaign}/end", operations.end_campaign, scope=WRITE)
door.writes("/commission-schemes", operations.publish_commission_scheme, scope=WRITE)
