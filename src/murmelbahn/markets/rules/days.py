"""Arithmetic of legal periods: days, months, working days. Pure: holidays come as a test."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

IsFree = Callable[[date], bool]
"""Is the day a public holiday where it counts?"""
SATURDAY = 5


def working(day: date, free: IsFree) -> bool:
    """Not a Saturday, not a Sunday, not a public holiday."""
    return day.weekday() < SATURDAY and not free(day)


def moved(day: date, free: IsFree) -> date:
    """The day, or the next working day where it is none (Reg. 1182/71 art. 3(4); BGB § 193; BAO § 108(3))."""
    while not working(day, free):
        day += timedelta(days=1)
    return day


def add_months(day: date, months: int) -> date:
    """The day of the same number, or the month's last where it has none (BGB § 188(3))."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period_end(start: date, days: int, free: IsFree, *, moves: bool) -> date:
    """Last day of a period of days that begins the day after `start`."""
    end = start + timedelta(days=days)
    return moved(end, free) if moves else end
