"""Legal dates of a sale. Pure: a market's rules, a date, the free days."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.markets.rules.days import IsFree, add_months, moved, period_end
from murmelbahn.markets.terms import (
    BindingPeriods,
    CustomerKind,
    DelayDates,
    DelayRules,
    InterestRate,
    InterestRules,
    NoRule,
    OrderKind,
    ReturnDue,
    ReturnRule,
    WithdrawalRules,
)


def withdrawal_end(rules: WithdrawalRules, received: date, *, notice_correct: bool, free: IsFree) -> date | None:
    """14 days from the day after receipt; 12 months and 14 days where the notice was wrong; None without a right."""
    if not rules.statutory:
        return None
    start = received if notice_correct else add_months(received, rules.wrong_notice_months)
    return period_end(start, rules.days, free, moves=rules.moves_to_working_day)


def acceptance_end(rules: BindingPeriods, ordered: date, kind: OrderKind, free: IsFree) -> date:
    days = rules.stock_days if kind is OrderKind.STOCK else rules.build_to_order_days
    return period_end(ordered, days, free, moves=rules.moves_to_working_day)


def delay_dates(rules: DelayRules, promised: date) -> DelayDates:
    """Notice after some weeks, rescission after a grace from that notice, free exit after some months."""
    notice = promised + timedelta(weeks=rules.notice_after_weeks)
    free_exit = add_months(promised, rules.free_exit_months) if rules.free_exit_months else None
    return DelayDates(notice, notice + timedelta(days=rules.grace_days), free_exit)


def return_due(rule: ReturnRule, month: str, free: IsFree) -> ReturnDue:
    """`month` is the tax month, `2027-03`."""
    due = add_months(date.fromisoformat(f"{month}-01"), rule.months_after).replace(day=rule.day)
    return ReturnDue(code=rule.code, period=month, due=moved(due, free) if rule.moves_to_working_day else due)


def rate_on(rules: InterestRules, market: str, customer: CustomerKind, day: date) -> InterestRate:
    """The default interest of a day. Raises `NoRule`."""
    for rate in rules.rates:
        until = rate.valid_until
        if rate.customer is customer and rate.valid_from <= day and (until is None or day < until):
            return rate
    raise NoRule(market=market, tax="default_interest", on=day, known_at=None)


def rates_over(
    rules: InterestRules, market: str, customer: CustomerKind, span: Period
) -> tuple[tuple[Period, InterestRate], ...]:
    """A span of days that ends, cut where the default interest changes. Raises `NoRule`."""
    if span.start is None or span.end is None:
        raise ValueError(f"interest is computed on spans that end: {span}")
    days = [span.start + timedelta(days=number) for number in range((span.end - span.start).days)]
    found: list[tuple[Period, InterestRate]] = []
    for rate, same in groupby(days, key=lambda day: rate_on(rules, market, customer, day)):
        held = list(same)
        found.append((Period(held[0], held[-1] + timedelta(days=1)), rate))
    return tuple(found)


def default_interest(
    rules: InterestRules, market: str, customer: CustomerKind, owed: Sequence[tuple[Period, Money]], currency: str
) -> Money:
    """Simple interest on what was owed in each span of days, each day at its own rate; rounded once, on the sum.

    Raises `NoRule`; a span without an end raises ValueError.
    """
    weighed = Decimal(0)
    for span, amount in owed:
        if span.start is None or span.end is None:
            raise ValueError(f"interest is computed on spans that end: {span}")
        for number in range((span.end - span.start).days):
            rate = rate_on(rules, market, customer, span.start + timedelta(days=number))
            weighed += amount.amount * (rate.base_rate + rate.points)
    return Money.rounded(weighed / 100 / rules.year_days, currency, rules.rounding)
