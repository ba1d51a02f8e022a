"""Subject to the loan until a day: which day may be agreed."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.deal.terms import FinanceDayOutside
from murmelbahn.markets.terms import FinanceRules


def finance_day(rules: FinanceRules, *, today: date, wished: date | None) -> date:
    """The day that was wished, else the usual one. Raises `FinanceDayOutside` for one before tomorrow or too far away."""
    earliest, latest = today + timedelta(days=1), today + timedelta(days=rules.most_days)
    day = wished or today + timedelta(days=rules.days)
    if not earliest <= day <= latest:
        raise FinanceDayOutside(earliest=earliest, latest=latest)
    return day
