"""Until which day a contract may stand subject to the loan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from murmelbahn.deal.rules.reserve import finance_day
from murmelbahn.deal.terms import FinanceDayOutside
from murmelbahn.markets.terms import FinanceRules

RULES = FinanceRules(days=28, most_days=60)
TODAY = date(2026, 11, 25)


def test_the_usual_day_where_none_is_wished() -> None:
    assert finance_day(RULES, today=TODAY, wished=None) == date(2026, 12, 23)


@given(some.integers(-400, 400))
def test_a_wish_counts_within_the_bounds_and_nowhere_else(days: int) -> None:
    wished = TODAY + timedelta(days=days)
    if 1 <= days <= RULES.most_days:
        assert finance_day(RULES, today=TODAY, wished=wished) == wished
        return
    with pytest.raises(FinanceDayOutside) as refused:
        finance_day(RULES, today=TODAY, wished=wished)
    assert refused.value.parameters == {"earliest": TODAY + timedelta(days=1), "latest": TODAY + timedelta(days=60)}
