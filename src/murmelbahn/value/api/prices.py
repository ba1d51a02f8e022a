"""Who sells, at which prices."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.ui.api.door import Door
from murmelbahn.value import operations, queries

door = Door("prices")
READ, WRITE = Scope.CATALOGUE_READ, Scope.PRODUCTS_WRITE
door.reads("/sellers/{seller}", queries.legal_entity, scope=READ)
door.reads("/sellers/{seller}/lowest-price", queries.lowest_price, scope=READ)
door.reads("/markets/{market}/price-lists", queries.published_lists, scope=Scope.BOOKS_READ, without=("limit",))
door.reads("/markets/{market}/campaigns", queries.published_campaigns, scope=Scope.BOOKS_READ)
door.writes("/price-lists", operations.publish_prices, scope=WRITE)
door.writes("/campaigns", operations.publish_campaign, scope=WRITE)
door.writes("/campaigns/{campaign}/end", operations.end_campaign, scope=WRITE)
door.writes("/commission-schemes", operations.publish_commission_scheme, scope=WRITE)
