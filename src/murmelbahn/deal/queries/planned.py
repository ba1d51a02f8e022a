"""Days that are planned while nobody has named one: never a Sunday, never a public holiday of the market."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.deal.queries.holds import Seen
from murmelbahn.deal.rules import horizon
from murmelbahn.deal.terms import Variant
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets import queries as markets

SOON = timedelta(days=14)
"""How far off a handover is thought to be that nobody has planned."""


def working(market: str, day: date) -> date:
    """The day, or the market's next working day where it is none."""
    return markets.next_working_day(SYSTEM, market=market, day=day)


def usual_day(*, market: str, variant: Variant, offered: date) -> date:
    """The working day on which a car that is offered on `offered` is usually handed over."""
    return working(market, horizon.usual_handover(variant, offered))


def supply_day(seen: Seen) -> date:
    """The day for which the invoice of a deal is computed: the planned one, else a working day soon."""
    planned, today = seen.row.planned_handover, seen.today
    if planned is not None and planned >= today:
        return planned
    return working(seen.row.market, today if planned else today + SOON)
