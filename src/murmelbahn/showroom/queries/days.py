"""Which day it is where a deal is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import now
from murmelbahn.markets import queries as markets


def today_there() -> Callable[[DealView], date]:
    """Says of a deal which day it is in its market: a day ends there, never in UTC. The clock is read once."""
    at = now()

    @cache
    def day(market: str) -> date:
        return at.astimezone(ZoneInfo(markets.market(SYSTEM, code=market).zone)).date()

    return lambda deal: day(deal.market)
