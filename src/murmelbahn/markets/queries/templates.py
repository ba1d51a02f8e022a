"""Which markets there are and what their templates say."""

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.markets.queries.files import market_on, templates
from murmelbahn.markets.terms import Market, MarketNotLive


def market(actor: Actor, *, code: str, on: date | None = None) -> Market:
    """The template of a market as of a day (None = the newest). Templates are public: every actor may read them.

    Raises `UnknownMarket`, `TemplateBroken`.
    """
    return market_on(code, on)


def selling_market(actor: Actor, *, code: str, on: date | None = None) -> Market:
    """The same, but only a live market. Raises `MarketNotLive` for a draft."""
    found = market_on(code, on)
    if not found.live:
        raise MarketNotLive(market=code)
    return found


def all_markets(actor: Actor) -> tuple[Market, ...]:
    """Every template, live or draft, by code."""
    return tuple(template.newest for _, template in sorted(templates().by_code.items()))


def live_markets(actor: Actor) -> tuple[Market, ...]:
    """The markets that sell, by code."""
    return tuple(found for found in all_markets(actor) if found.live)
