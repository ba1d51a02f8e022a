"""The conditions of sale, to read before anything is chosen."""

from __future__ import annotations

from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import Actor
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.queries.declared_sheet import sellers
from murmelbahn.showroom.terms import ConditionsSheet


def conditions_sheet(actor: Actor, *, market: str, kind: CustomerKind, language: str) -> ConditionsSheet:
    """Of a live market, the first one where somebody sells if `market` is none; with the other live ones beside it."""
    live = sorted(one.code for one in markets.live_markets(actor))
    shown = (market,) if market in live else live
    selling = ((code, cards) for code in shown if (cards := sellers(actor, market=code)))
    chosen, who = next(selling, (shown[0], ()))
    found = deals.conditions_of_sale(actor, market=chosen, kind=kind, language=language)
    return ConditionsSheet(
        conditions=found,
        sellers=who,
        markets=tuple(live),
        kinds=tuple(each.value for each in CustomerKind),
    )
