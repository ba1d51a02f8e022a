"""A contract subject to the loan: until which day, prolonged by the seller, over once a lender is bound."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.facts import DeadlineDue, FinanceReserved
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.rules.clocks import end_of
from murmelbahn.deal.rules.deciders import HOUSE
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.rules.reserve import finance_day
from murmelbahn.deal.terms import Deadline, NoLoan
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def prolong_finance(actor: Actor, *, deal: UUID, until: date, expected_version: int | None = None) -> None:
    """The seller waits longer for the lender: the contract stands subject to the loan until another day, and the customer's right
    to leave for want of it with it. Raises `NoLoan` where there is no such reserve, `FinanceDayOutside`, `NotAllowed`."""
    desk = take(actor, deal, expected_version=expected_version, by=HOUSE)
    desk.require_running()
    if desk.row.finance_until is None or not desk.at(*AFTER_ORDER):
        raise NoLoan()
    reserve(desk, finance_day(desk.seen.market.finance, today=desk.seen.today, wished=until))
    desk.save()


def reserve(desk: Desk, until: date) -> None:
    """Mark the contract; the clock says when the day is over."""
    desk.row.finance_until = until
    timers.set_timer(
        DeadlineDue(deal=desk.id, deadline=Deadline.FINANCE),
        key=desk.id,
        name=Deadline.FINANCE,
        due=end_of(until, desk.seen.market.zone),
        market=desk.row.market,
        seller=desk.row.seller,
    )
    desk.emit(FinanceReserved(deal=desk.id, until=until))


def release_reserve(desk: Desk) -> None:
    """A lender is bound to what is borrowed, or none is needed any more."""
    if desk.row.finance_until is not None:
        desk.row.finance_until = None
        timers.cancel_timer(DeadlineDue, Deadline.FINANCE, key=desk.id)
