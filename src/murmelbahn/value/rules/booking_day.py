"""Which booking days of a bank are believed."""

from __future__ import annotations

from datetime import date, timedelta

AHEAD = timedelta(days=7)
"""Banks book over weekends and holidays with the next working day's date."""
BACK = timedelta(days=366)
"""A file that was found again is still read; an older day belongs to a year that is closed."""


def believed(booked_on: date, today: date) -> bool:
    """Whether money may be booked on this day without a person having looked."""
    return today - BACK <= booked_on <= today + AHEAD
