"""Legal dates: working days, withdrawal, binding periods, dunning, delay, returns. Days are the market's own."""

from collections.abc import Sequence
from datetime import date, timedelta

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.markets.queries.files import market_on
from murmelbahn.markets.rules import calendar, days, deadlines
from murmelbahn.markets.rules.calendar import free_days
from murmelbahn.markets.rules.days import IsFree
from murmelbahn.markets.terms import CustomerKind, DelayDates, InterestRate, OrderKind, ReturnDue


def _free(market: str, region: str | None) -> IsFree:
    rules = market_on(market, None)
    return free_days(rules.holiday_country, region or rules.holiday_region)


def is_working_day(actor: Actor, *, market: str, day: date, region: str | None = None) -> bool:
    """Not a Saturday, Sunday or public holiday of the market (and region, e.g. `BY`)."""
    return days.working(day, _free(market, region))


def public_holidays(actor: Actor, *, market: str, since: date, days: int, region: str | None = None) -> frozenset[date]:
    """The public holidays of the market (and region, as far as its calendar knows it) among so many days from `since` on."""
    rules = market_on(market, None)
    return calendar.public_holidays(rules.holiday_country, region or rules.holiday_region, since=since, days=days)


def next_working_day(actor: Actor, *, market: str, day: date, region: str | None = None) -> date:
    """The day itself if it is a working day, else the next one."""
    return days.moved(day, _free(market, region))


def withdrawal_end(
    actor: Actor, *, market: str, received: date, notice_correct: bool = True, region: str | None = None
) -> date | None:
    """Last day on which the buyer may withdraw; None where the market gives no statutory right.

    Whether *this* contract carries the right (consumer, distance) is for the caller.
    """
    rules = market_on(market, None).withdrawal
    return deadlines.withdrawal_end(rules, received, notice_correct=notice_correct, free=_free(market, region))


def withdrawal_refund_due(actor: Actor, *, market: str, declared: date, region: str | None = None) -> date:
    """Last day of the refund after a declaration of withdrawal."""
    rules = market_on(market, None).withdrawal
    return days.period_end(declared, rules.refund_days, _free(market, region), moves=rules.moves_to_working_day)


def acceptance_end(actor: Actor, *, market: str, ordered: date, kind: OrderKind, region: str | None = None) -> date:
    """Last day on which the seller can accept; then the order lapses and the customer is free."""
    return deadlines.acceptance_end(market_on(market, None).binding, ordered, kind, _free(market, region))


def offer_end(actor: Actor, *, market: str, offered: date) -> date:
    """Last day of an offer's validity."""
    return offered + timedelta(days=market_on(market, None).offer.valid_days)


def payment_due(actor: Actor, *, market: str, invoiced: date, customer: CustomerKind = CustomerKind.PRIVATE) -> date:
    """Due date of a final invoice with its readiness notice: a working day, since nobody need pay on another (BGB section 193,
    ABGB section 903, Reg. 1182/71 art. 3(4)). Where a law did not move it, a seller may still wait."""
    rules = market_on(market, None).dunning
    days_given = rules.payment_days if customer is CustomerKind.PRIVATE else rules.payment_days_company
    return days.moved(invoiced + timedelta(days=days_given), _free(market, None))


def reminder_end(actor: Actor, *, market: str, reminded: date) -> date:
    """Last day of the period set by a reminder, a working day as `payment_due`."""
    return days.moved(reminded + timedelta(days=market_on(market, None).dunning.reminder_days), _free(market, None))


def collection_end(actor: Actor, *, market: str, notified: date) -> date:
    """Last day of the collection period after the readiness notice."""
    return notified + timedelta(days=market_on(market, None).collection.days)


def collection_grace_end(actor: Actor, *, market: str, reminded: date) -> date:
    """Last day of the grace set when the car was not collected; afterwards the seller may rescind."""
    return reminded + timedelta(days=market_on(market, None).collection.grace_days)


def delay_dates(actor: Actor, *, market: str, promised: date) -> DelayDates:
    """What follows from a delivery date that is not kept."""
    return deadlines.delay_dates(market_on(market, None).delay, promised)


def default_interest(
    actor: Actor, *, market: str, customer: CustomerKind, owed: Sequence[tuple[Period, Money]], currency: str
) -> Money:
    """Interest for late payment on what was `owed` in each span of days, by the market's dated rates: base rate and points,
    which differ for private and company customers. Outside VAT; always a proposal. Raises `NoRule`."""
    return deadlines.default_interest(market_on(market, None).interest, market, customer, owed, currency)


def default_rates(
    actor: Actor, *, market: str, customer: CustomerKind, span: Period
) -> tuple[tuple[Period, InterestRate], ...]:
    """The market's default interest over a span of days that ends, cut where it changes. Raises `NoRule`."""
    return deadlines.rates_over(market_on(market, None).interest, market, customer, span)


def lump_sum_damages(actor: Actor, *, market: str, gross: Money) -> Money:
    """Lump-sum damages when the customer does not take the car. Outside VAT."""
    rules = market_on(market, None)
    return gross.times(rules.damages.percent_of_gross / 100, rules.rounding.method)


def return_due_dates(actor: Actor, *, market: str, month: str, region: str | None = None) -> tuple[ReturnDue, ...]:
    """For every tax with a return: when the return for `month` (`2027-03`) must be filed and paid."""
    free = _free(market, region)
    return tuple(deadlines.return_due(rule, month, free) for rule in market_on(market, None).returns)
