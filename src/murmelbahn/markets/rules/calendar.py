"""Public holidays by market and subdivision, from the holidays library."""

from datetime import date
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
