"""On which days an outlet opens: its hours, and the public holidays where it stands."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.retail.queries.network import outlet as find
from murmelbahn.retail.rules.network import hours_on
from murmelbahn.retail.rules.times import USUAL
from murmelbahn.retail.terms import Outlet


def holidays_at(outlet: Outlet, *, since: date, days: int = 1) -> frozenset[date]:
    """The public holidays of the outlet's region (of its market, where its address names none) in so many days."""
    region = outlet.address.region or None
    return markets.public_holidays(SYSTEM, market=outlet.market, since=since, days=days, region=region)


def hands_over_on(actor: Actor, *, outlet: UUID, on: date) -> bool:
    """Whether an outlet hands over cars on a day without being asked to: everybody may read it. Raises `NotFound`."""
    found = find(actor, outlet=outlet)
    return bool(hours_on(on, hours=found.hours or USUAL, holidays=holidays_at(found, since=on)))
