"""Legal dates: working days, withdrawal, binding periods, dunning, delay, returns. Days are the market's own."""

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind, DelayDates, OrderKind, ReturnDue


def is_working_day(actor: Actor, *, market: str, day: date, region: str | None = None) -> bool:
    """Not a Saturday, Sunday or public holiday of the market (and region, e.g. `BY`)."""
    raise NotImplementedError


def next_working_day(actor: Actor, *, market: str, day: date, region: str | None = None) -> date:
    """The day itself if it is a working day, else the next one."""
    raise NotImplementedError


def withdrawal_end(
    actor: Actor, *, market: str, received: date, notice_correct: bool = True, region: str | None = None
) -> date | None:
    """Last day on which the buyer may withdraw; None where the market gives no statutory right.

    Whether *this* contract carries the right (consumer, distance) is for the caller.
    """
    raise NotImplementedError


def withdrawal_refund_due(actor: Actor, *, market: str, declared: date, region: str | None = None) -> date:
    """Last day of the refund after a declaration of withdrawal."""
    raise NotImplementedError


def acceptance_end(actor: Actor, *, market: str, ordered: date, kind: OrderKind, region: str | None = None) -> date:
    """Last day on which the seller can accept; then the order lapses and the customer is free."""
    raise NotImplementedError


def offer_end(actor: Actor, *, market: str, offered: date) -> date:
    """Last day of an offer's validity."""
    raise NotImplementedError


def payment_due(actor: Actor, *, market: str, invoiced: date) -> date:
    """Due date of a final invoice with its readiness notice."""
    raise NotImplementedError


def reminder_end(actor: Actor, *, market: str, reminded: date) -> date:
    """Last day of the period set by a reminder."""
    raise NotImplementedError


def collection_end(actor: Actor, *, market: str, notified: date) -> date:
    """Last day of the collection period after the readiness notice."""
    raise NotImplementedError


def collection_grace_end(actor: Actor, *, market: str, reminded: date) -> date:
    """Last day of the grace set when the car was not collected; afterwards the seller may rescind."""
    raise NotImplementedError


def delay_dates(actor: Actor, *, market: str, promised: date) -> DelayDates:
    """What follows from a delivery date that is not kept."""
    raise NotImplementedError


def default_interest(
    actor: Actor, *, market: str, customer: CustomerKind, principal: Money, first_day: date, last_day: date
) -> Money:
    """Interest for late payment, both days counted, by the rates of each day. Outside VAT; always a proposal."""
    raise NotImplementedError


def lump_sum_damages(actor: Actor, *, market: str, gross: Money) -> Money:
    """Lump-sum damages when the customer does not take the car. Outside VAT."""
    raise NotImplementedError


def return_due_dates(actor: Actor, *, market: str, month: str, region: str | None = None) -> tuple[ReturnDue, ...]:
    """For every tax of the market: when the return for `month` (`2027-03`) must be filed and paid."""
    raise NotImplementedError
