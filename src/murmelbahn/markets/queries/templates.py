"""Which markets there are and what their templates say."""

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.markets.terms import Market


def market(actor: Actor, *, code: str, on: date | None = None) -> Market:
    """The template of a market as of a day (None = the newest). Templates are public: every actor may read them.

    Raises `UnknownMarket`, `TemplateBroken`.
    """
    raise NotImplementedError


def selling_market(actor: Actor, *, code: str, on: date | None = None) -> Market:
    """The same, but only a live market. Raises `MarketNotLive` for a draft."""
    raise NotImplementedError


def all_markets(actor: Actor) -> tuple[Market, ...]:
    """Every template, live or draft, by code."""
    raise NotImplementedError


def live_markets(actor: Actor) -> tuple[Market, ...]:
    """The markets that sell, by code."""
    raise NotImplementedError
