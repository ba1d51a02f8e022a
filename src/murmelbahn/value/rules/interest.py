"""Default interest: a proposal, never a posting. BGB 288, UGB 456/ABGB 1333: base rate plus points, in percent a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from murmelbahn.kernel.money import Money

DAYS_A_YEAR = 365


def default_interest(
    claimed: Money, payments: Sequence[tuple[date, Money]], *, first: date, last: date, annual_rate: Decimal
) -> tuple[Money, int]:
    """Interest on what was open on each day from `first` to `last`, both included, and the number of days with anything
    open. A payment's own day still counts. Rounded once, half up, on the sum.

    >>> default_interest(Money.of("12272.00", "EUR"), [(date(2027, 1, 4), Money.of("12272.00", "EUR"))],
    ...     first=date(2026, 12, 23), last=date(2027, 1, 31), annual_rate=Decimal("6.27"))
    (Money(amount=Decimal('27.41'), currency='EUR'), 13)
    """
    open_days, days, day = Decimal(0), 0, first
    while day <= last:
        owed = claimed.amount - sum((amount.amount for on, amount in payments if on < day), Decimal(0))
        if owed > 0:
            open_days += owed
            days += 1
        day += timedelta(days=1)
    return Money.rounded(open_days * annual_rate / 100 / DAYS_A_YEAR, claimed.currency), days
