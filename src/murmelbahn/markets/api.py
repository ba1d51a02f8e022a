"""Markets by API: where we sell, in which currency and languages, and what a day means there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from murmelbahn.accounts.terms import Scope
from murmelbahn.markets import queries
from murmelbahn.markets.terms import Market
from murmelbahn.ui.api.door import Door


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketCard:
    """A market that sells."""

    code: str
    currency: str
    zone: str
    languages: tuple[str, ...]


def _card(one: Market) -> MarketCard:
    return MarketCard(code=one.code, currency=one.currency, zone=one.zone, languages=tuple(one.languages))


def _cards(found: Sequence[Market]) -> tuple[MarketCard, ...]:
    return tuple(_card(one) for one in found)


door = Door("markets")
READ = Scope.CATALOGUE_READ
door.reads("/markets", queries.live_markets, scope=READ, shown=_cards)
door.reads("/markets/{code}", queries.selling_market, scope=READ, shown=_card)
door.reads("/markets/{market}/vat-ids/{number}", queries.check_vat_id, scope=READ, shown=None)
door.reads("/markets/{market}/next-working-day", queries.next_working_day, scope=READ)
DOORS = [door]
