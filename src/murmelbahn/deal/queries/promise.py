"""The plant's promise: what was named first binds, what is named later only informs (DEAL 1.5)."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.models import Deal
from murmelbahn.deal.terms.promise import Promise


def promise_in(row: Deal) -> Promise | None:
    """The days the plant has named for a deal's car; None before the first."""
    first = binding_day(row)
    return None if first is None or row.promised is None else Promise(first=first, now=row.promised)


def binding_day(row: Deal) -> date | None:
    """The day that the customer's rights on delay are counted from."""
    found: date | None = row.first_promised or row.promised
    return found
