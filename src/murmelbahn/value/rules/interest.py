"""What was owed day by day while a claim was late: what default interest is computed on (BGB § 288, UGB § 456, ABGB § 1333)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.periods import Period


def late_spans(
    claimed: Money, payments: Sequence[tuple[date, Money]], *, first: date, last: date
) -> tuple[tuple[Period, Money], ...]:
    """The spans from `first` to `last`, both included, in which the same amount was open. A payment's own day still counts.

    >>> late_spans(Money.of("12272.00", "EUR"), [(date(2027, 1, 4), Money.of("12272.00", "EUR"))],
    ...     first=date(2026, 12, 23), last=date(2027, 1, 31))[0][0]
    Period(start=datetime.date(2026, 12, 23), end=datetime.date(2027, 1, 5))
    """
    end = last + timedelta(days=1)
    paid_on = sorted({on + timedelta(days=1) for on, _ in payments})
    cuts = [first, *(day for day in paid_on if first < day < end), end] if first < end else []
    found = []
    for start, until in pairwise(cuts):
        owed = claimed - total((amount for on, amount in payments if on < start), claimed.currency)
        if owed > Money.zero(claimed.currency):
            found.append((Period(start, until), owed))
    return tuple(found)


def days_of(spans: Sequence[tuple[Period, Money]]) -> int:
    """How many days anything was open."""
    return sum((span.end - span.start).days for span, _ in spans if span.start and span.end)
