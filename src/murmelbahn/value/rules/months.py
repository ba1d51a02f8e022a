"""When an agent's month is closed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from murmelbahn.kernel.periods import month_of

OPEN = 3
"""How many months can be closed by hand."""
CLOSING = time(23)
"""Local time of a month's last day: the documents bear that day, and nobody hands over a car after it."""


def closing_of(at: datetime, zone: str) -> tuple[str, datetime]:
    """The month whose closing takes in what is earned now, and the moment of it.

    >>> closing_of(datetime.fromisoformat("2027-02-15T11:00+01:00"), "Europe/Berlin")[1].isoformat()
    '2027-02-28T23:00:00+01:00'
    >>> closing_of(datetime.fromisoformat("2027-02-28T23:00+01:00"), "Europe/Berlin")[0]
    '2027-03'
    """
    place = ZoneInfo(zone)
    day = at.astimezone(place).date()
    moment = datetime.combine(last_day(month_of(day)), CLOSING, place)
    if at >= moment:
        moment = datetime.combine(last_day(month_of(moment.date() + timedelta(days=1))), CLOSING, place)
    return month_of(moment.date()), moment


def closable(day: date) -> tuple[str, ...]:
    """The months that a person can close on a day, newest first: the current one and those just before it.

    >>> closable(date(2027, 1, 15))
    ('2027-01', '2026-12', '2026-11')
    """
    found = [month_of(day)]
    while len(found) < OPEN:
        found.append(month_of(date.fromisoformat(f"{found[-1]}-01") - timedelta(days=1)))
    return tuple(found)


def last_day(month: str) -> date:
    """The last day of a month such as `2027-02`."""
    return day_after(month) - timedelta(days=1)


def day_after(month: str) -> date:
    """The first day of the month that follows."""
    return (date.fromisoformat(f"{month}-01") + timedelta(days=32)).replace(day=1)
