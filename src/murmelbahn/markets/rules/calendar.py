"""Public holidays by market and subdivision, from the holidays library."""

from datetime import date, timedelta
from functools import cache

from holidays import country_holidays
from holidays.holiday_base import HolidayBase

from murmelbahn.markets.rules.days import IsFree
from murmelbahn.markets.terms import InputInvalid


@cache
def _calendar(country: str, region: str | None) -> HolidayBase:
    try:
        return country_holidays(country, subdiv=region)
    except NotImplementedError as unknown:
        raise InputInvalid(field="region", reason=str(unknown)) from unknown


def free_days(country: str, region: str | None) -> IsFree:
    """Is a day a public holiday there? Raises `InputInvalid` for an unknown region."""
    calendar = _calendar(country, region)

    def free(day: date) -> bool:
        return day in calendar

    return free


def public_holidays(country: str, region: str | None, *, since: date, days: int) -> frozenset[date]:
    """The public holidays among so many days from `since` on. A region that the calendar does not know keeps those of the whole
    country: an address may name its region as people write it."""
    known = region if region in country_holidays(country).subdivisions else None
    calendar = _calendar(country, known)
    return frozenset(day for day in (since + timedelta(days=n) for n in range(days)) if day in calendar)
