"""The hours in which an outlet hands over cars."""

from __future__ import annotations

from collections.abc import Set
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from murmelbahn.retail.rules.network import hours_on
from murmelbahn.retail.terms import OpeningHours

TAKES = timedelta(hours=1)
"""How long a handover takes: papers, car, explanation."""
USUAL = tuple(OpeningHours(weekday=day, opens=time(9), closes=time(17)) for day in range(1, 6))
"""For an outlet that opens by agreement only."""


def handover_hours(
    *,
    hours: tuple[OpeningHours, ...],
    zone: str,
    since: date,
    days: int,
    after: datetime,
    holidays: Set[date] = frozenset(),
) -> tuple[datetime, ...]:
    """Every full hour of these days in which a handover can begin and end while the outlet is open, in UTC. On public
    `holidays` it is open only in the hours that it keeps for them."""
    place = ZoneInfo(zone)
    found = []
    for day in (since + timedelta(days=n) for n in range(days)):
        for span in hours_on(day, hours=hours or USUAL, holidays=holidays):
            found += _within(datetime.combine(day, span.opens, place), datetime.combine(day, span.closes, place))
    return tuple(sorted(at.astimezone(UTC) for at in found if at > after))


def drive_times(
    *,
    hours: tuple[OpeningHours, ...],
    zone: str,
    since: date,
    until: date,
    after: datetime,
    holidays: Set[date] = frozenset(),
) -> tuple[tuple[datetime, datetime], ...]:
    """Times for test drives from `since` to `until` (included), in UTC: every other hour in which the outlet hands over cars, so
    that between two drives a car is looked at and charged or filled."""
    place, found = ZoneInfo(zone), []
    for _, day in groupby(
        handover_hours(
            hours=hours, zone=zone, since=since, days=(until - since).days + 1, after=after, holidays=holidays
        ),
        key=lambda at: at.astimezone(place).date(),
    ):
        found += [(at, at + TAKES) for at in list(day)[::2]]
    return tuple(found)


def _within(opens: datetime, closes: datetime) -> list[datetime]:
    """Full hours from opening on, the last one so that the handover ends at closing time."""
    at = opens if opens.minute == 0 else opens.replace(minute=0) + timedelta(hours=1)
    found = []
    while at + TAKES <= closes:
        found.append(at)
        at += timedelta(hours=1)
    return found
