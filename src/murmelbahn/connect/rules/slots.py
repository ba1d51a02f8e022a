"""When outside worlds speak: in batches, at fixed hours, as such partners do; bank days without weekends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

HOURS = (6, 12, 18)
"""Hours of the day (UTC) at which outside worlds send their messages."""


def slot(at: datetime) -> datetime:
    """The first batch at or after a moment."""
    day = at.astimezone(UTC)
    for hour in HOURS:
        batch = datetime.combine(day.date(), time(hour), UTC)
        if batch >= day:
            return batch
    return datetime.combine(day.date() + timedelta(days=1), time(HOURS[0]), UTC)


def slot_on(day: date, hour: int = HOURS[1]) -> datetime:
    """A batch of a day."""
    return datetime.combine(day, time(hour), UTC)


def bank_day(day: date) -> date:
    """The day itself, or the Monday after: no transfer is booked on a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def monday(day: date) -> date:
    """The Monday of a day's week: how a build week is named."""
    return day - timedelta(days=day.weekday())
