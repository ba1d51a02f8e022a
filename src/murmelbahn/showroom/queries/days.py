"""Which day it is where a deal is."""

from __future__ import annotations

from datetime import date

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import today
from murmelbahn.markets import queries as markets


def day_in(market: str) -> date:
    """Today in a market: a day ends there, never in UTC."""
    return today(markets.market(SYSTEM, code=market).zone)
