"""The value track follows the books: forward when money is in or promised, back when it is not any more."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.facts import DealReopened, PaymentNotOwed
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.onward import roll_on
from murmelbahn.deal.operations.reserve import release_reserve
from murmelbahn.deal.queries.funding import split_of
from murmelbahn.deal.terms import Customer, End, Value
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, FundingKind


@operation
def money_moved(actor: Actor, *, deal: UUID) -> None:
    """Something changed in the books: the deal goes where they say; an ended one may close."""
    desk = take(actor, deal)
    follow_books(desk)
    roll_on(desk)
    desk.save_if_changed()


@operation
def payment_arrived(actor: Actor, *, deal: UUID, payment: UUID, unmet: Money, booked_on: date) -> None:
    """Money came in. What met no claim (`unmet`) is told to the customer where the deal is over: nobody owes it."""
    desk = take(actor, deal)
    over = bool(desk.row.end) or desk.row.closed
    follow_books(desk)
    roll_on(desk)
    if over and unmet.amount > 0:
        desk.emit(PaymentNotOwed(deal=deal, payment=payment, amount=unmet, booked_on=booked_on))
    desk.save_if_changed()


@operation
def payment_returned(actor: Actor, *, deal: UUID, payment: UUID, amount: Money) -> None:
    """The bank took a payment back, or it was another deal's. Where all was balanced before it is no more: the deal is open
    again."""
    desk = take(actor, deal)
    follow_books(desk)
    if desk.row.closed and desk.row.agreement and not value.settled(SYSTEM, deal=deal).settled:
        _reopen(desk, payment, amount)
    roll_on(desk)
    desk.save_if_changed()


def _reopen(desk: Desk, payment: UUID, amount: Money) -> None:
    """Back to where only money is missing: the alarm of the claim reminds of it, the car stays where it is."""
    end = End(desk.row.end) if desk.row.end else None
    if end is None:
        desk.move(Value.EARNED, "a payment was taken back")
        desk.move(Customer.RECEIVED, "a payment was taken back")
    desk.row.closed = False
    desk.emit(DealReopened(deal=desk.id, payment=payment, amount=amount, end=end))


def follow_books(desk: Desk) -> None:
    """Move the value track to where the books are."""
    if desk.row.end:
        return
    if desk.at(Value.ADVANCE_ASKED) and _advance_is_in(desk):
        desk.move(Value.ADVANCE_HELD)
    if desk.row.finance_until is not None and _funding_is_set(desk):
        release_reserve(desk)
    if desk.at(Value.AGREED, Value.ADVANCE_HELD) and _funding_is_set(desk):
        desk.move(Value.FUNDING_SET)
    if desk.at(Value.FUNDING_SET) and not _funding_is_set(desk):
        desk.move(Value.AGREED, "the approval was voided by a change")
    if desk.at(Value.INVOICED, Value.SECURED):
        _follow_security(desk)


def _advance_is_in(desk: Desk) -> bool:
    return all(one.received >= one.amount for one in value.advances_of(SYSTEM, deal=desk.id))


def _funding_is_set(desk: Desk) -> bool:
    """Cash and credit lines are set when the plan is; a loan or lease needs a standing approval of what is borrowed. One of
    less waits for who pays the rest."""
    if FundingKind(desk.row.funding_kind) not in LENT:
        return True
    split = split_of(desk.row, value.agreement(SYSTEM, deal=desk.id).terms)
    return split.commitment is not None and not split.missing


def _follow_security(desk: Desk) -> None:
    rules = markets.market(SYSTEM, code=desk.row.market)
    on = max(today(rules.zone), desk.row.planned_handover or today(rules.zone))
    secured = value.secured(SYSTEM, deal=desk.id, on=on).secured
    if secured and desk.at(Value.INVOICED):
        desk.move(Value.SECURED)
    elif not secured and desk.at(Value.SECURED):
        desk.move(Value.INVOICED, "a payment was revoked or the commitment lapsed")
