"""Legal dates, against the stories and the calendar."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money, Rounding
from murmelbahn.kernel.periods import Period
from murmelbahn.markets import queries
from murmelbahn.markets.rules import deadlines
from murmelbahn.markets.rules.days import add_months, moved, working
from murmelbahn.markets.terms import (
    Confidence,
    CustomerKind,
    DelayDates,
    InputInvalid,
    InterestRate,
    InterestRules,
    NoRule,
    OrderKind,
)
from tests.rules.markets.prices import eur

DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    ("market", "received", "right", "end"),
    [
        ("DE", date(2026, 12, 11), True, date(2026, 12, 28)),
        ("DE", date(2026, 12, 1), True, date(2026, 12, 15)),
        ("DE", date(2026, 12, 11), False, date(2027, 12, 27)),
        ("AT", date(2026, 12, 11), True, date(2026, 12, 28)),
        ("AT", date(2026, 11, 24), True, date(2026, 12, 9)),
    ],
    ids=[
        "story 4: holidays and Sunday",
        "plain",
        "wrong notice: 12 months more",
        "Stefanitag",
        "8 December is a holiday",
    ],
)
def test_withdrawal_end(market: str, received: date, right: bool, end: date) -> None:
    assert queries.withdrawal_end(SYSTEM, market=market, received=received, notice_correct=right) == end


def test_withdrawal_refund_is_due_after_14_days() -> None:
    assert queries.withdrawal_refund_due(SYSTEM, market="DE", declared=date(2026, 12, 28)) == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("market", "month", "due"),
    [
        ("AT", "2027-03", {"VAT": date(2027, 5, 18), "NOVA": date(2027, 5, 18)}),
        ("AT", "2027-04", {"VAT": date(2027, 6, 15), "NOVA": date(2027, 6, 15)}),
        ("AT", "2026-12", {"VAT": date(2027, 2, 15), "NOVA": date(2027, 2, 15)}),
        ("DE", "2026-11", {"VAT": date(2026, 12, 10)}),
        ("DE", "2027-03", {"VAT": date(2027, 4, 12)}),
    ],
)
def test_returns(market: str, month: str, due: dict[str, date]) -> None:
    found = queries.return_due_dates(SYSTEM, market=market, month=month)
    assert {entry.code: entry.due for entry in found} == due


def test_binding_periods() -> None:
    ordered = date(2026, 11, 24)
    end = queries.acceptance_end
    assert end(SYSTEM, market="DE", ordered=ordered, kind=OrderKind.BUILD_TO_ORDER) == date(2026, 12, 15)
    assert end(SYSTEM, market="DE", ordered=ordered, kind=OrderKind.STOCK) == date(2026, 12, 4)
    assert end(SYSTEM, market="AT", ordered=ordered, kind=OrderKind.BUILD_TO_ORDER) == date(2026, 12, 9)


def test_payment_reminder_and_collection() -> None:
    assert queries.payment_due(SYSTEM, market="DE", invoiced=date(2026, 11, 30)) == date(2026, 12, 14)
    assert queries.reminder_end(SYSTEM, market="DE", reminded=date(2026, 12, 15)) == date(2026, 12, 22)
    assert queries.collection_end(SYSTEM, market="DE", notified=date(2027, 2, 1)) == date(2027, 2, 15)
    assert queries.collection_grace_end(SYSTEM, market="DE", reminded=date(2027, 2, 15)) == date(2027, 3, 1)
    assert queries.payment_due(SYSTEM, market="AT", invoiced=date(2027, 2, 22)) == date(2027, 3, 2)
    company = CustomerKind.COMPANY
    assert queries.payment_due(SYSTEM, market="AT", invoiced=date(2026, 12, 9), customer=company) == date(2027, 1, 8)
    assert queries.offer_end(SYSTEM, market="DE", offered=date(2026, 11, 21)) == date(2026, 12, 5)


def test_money_is_due_on_a_working_day_of_the_market() -> None:
    """25 and 26 December 2026 are Friday and Saturday, both holidays; 6 January is one in Austria, not in all Germany."""
    assert queries.payment_due(SYSTEM, market="DE", invoiced=date(2026, 12, 11)) == date(2026, 12, 28)
    assert queries.reminder_end(SYSTEM, market="DE", reminded=date(2026, 12, 19)) == date(2026, 12, 28)
    assert queries.payment_due(SYSTEM, market="AT", invoiced=date(2026, 12, 29)) == date(2027, 1, 7)
    assert queries.payment_due(SYSTEM, market="DE", invoiced=date(2026, 12, 23)) == date(2027, 1, 6)
    assert queries.withdrawal_refund_due(SYSTEM, market="DE", declared=date(2026, 12, 12)) == date(2026, 12, 28)


def test_delay_clock() -> None:
    expected = DelayDates(date(2027, 3, 12), date(2027, 3, 26), date(2027, 5, 29))
    assert queries.delay_dates(SYSTEM, market="DE", promised=date(2027, 1, 29)) == expected


def test_damages_are_a_share_of_the_gross() -> None:
    assert queries.lump_sum_damages(SYSTEM, market="DE", gross=eur("36900")) == eur("5535")
    assert queries.lump_sum_damages(SYSTEM, market="AT", gross=eur("52355")) == eur("5235.50")


def owed(market: str, customer: CustomerKind, *spans: tuple[date, date, str]) -> Money:
    found = [(Period(first, end), eur(amount)) for first, end, amount in spans]
    return queries.default_interest(SYSTEM, market=market, customer=customer, owed=found, currency="EUR")


def test_default_interest() -> None:
    """Story 2: 1.27 % + 5 points on 12,272.00 for the 13 days from 12-23 to 01-04."""
    private, company = CustomerKind.PRIVATE, CustomerKind.COMPANY
    first, end = date(2026, 12, 23), date(2027, 1, 5)
    assert owed("DE", private, (first, end, "12272")) == eur("27.41")
    assert owed("DE", company, (first, end, "12272")) == eur("44.89")
    assert owed("AT", private, (first, end, "36500")) == eur("52.00")
    assert owed("DE", private) == eur("0.00")
    middle = date(2026, 12, 30)
    assert owed("DE", private, (first, middle, "12272"), (middle, end, "12272")) == eur("27.41")
    with pytest.raises(NoRule):
        owed("DE", private, (date(2020, 1, 1), date(2020, 1, 2), "1"))


def test_each_day_of_delay_has_the_rate_of_its_own_half_year() -> None:
    """A base rate that changes on 1 January counts from that day on and not before."""
    rates = (
        InterestRate(
            customer=CustomerKind.PRIVATE,
            valid_from=start,
            valid_until=end,
            reference="base rate",
            base_rate=Decimal(base),
            points=Decimal(5),
            confidence=Confidence.CONFIRMED,
            source="test data",
        )
        for start, end, base in (
            (date(2026, 7, 1), date(2027, 1, 1), "1"),
            (date(2027, 1, 1), None, "2"),
        )
    )
    rules = InterestRules(year_days=365, outside_vat=True, rounding=Rounding.HALF_UP, rates=tuple(rates))
    span = (Period(date(2026, 12, 22), date(2027, 1, 6)), eur("36500"))
    assert deadlines.default_interest(rules, "XX", CustomerKind.PRIVATE, [span], "EUR") == eur("95.00")


def test_holidays_of_a_region() -> None:
    corpus_christi = date(2027, 5, 27)
    assert queries.is_working_day(SYSTEM, market="DE", day=corpus_christi)
    assert not queries.is_working_day(SYSTEM, market="DE", day=corpus_christi, region="BY")
    assert queries.next_working_day(SYSTEM, market="AT", day=corpus_christi) == date(2027, 5, 28)
    with pytest.raises(InputInvalid):
        queries.is_working_day(SYSTEM, market="DE", day=corpus_christi, region="XX")


@given(DAYS)
def test_moved_days_are_the_first_working_day(day: date) -> None:
    def free(other: date) -> bool:
        return other.day in (1, 25, 26)

    found = moved(day, free)
    assert found >= day
    assert working(found, free)
    assert not any(working(day + timedelta(days=n), free) for n in range((found - day).days))


@given(DAYS, st.integers(min_value=-60, max_value=60))
def test_months_move_the_month_and_never_more(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or found.day < day.day


@pytest.mark.parametrize(
    ("market", "region", "holiday"),
    [("DE", None, False), ("DE", "BY", True), ("DE", "Bayern", False), ("AT", None, True)],
)
def test_public_holidays_of_a_region(market: str, region: str | None, holiday: bool) -> None:
    epiphany = date(2027, 1, 6)
    found = queries.public_holidays(SYSTEM, market=market, since=date(2027, 1, 2), days=7, region=region)
    assert (epiphany in found) is holiday
    assert found <= {epiphany}
