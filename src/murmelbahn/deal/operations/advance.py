"""What is paid before the car is there, agreed while there is no order yet."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.rules.advance import check_advance, demanded_before
from murmelbahn.deal.rules.deciders import OUTLET
from murmelbahn.deal.rules.moves import BEFORE_ORDER
from murmelbahn.deal.terms import AdvanceTooLate, Customer, NothingOffered
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value


@operation
def agree_advance(
    actor: Actor, *, deal: UUID, amount: Money | None = None, expected_version: int | None = None
) -> UUID:
    """The customer will pay this much once its order is accepted; without an amount, nothing. It is part of the order that
    lies before the customer; a car is built when it is in. Where the market demands it before, the order is accepted then.
    Returns the deal.

    Raises `NotFound`, `NotAllowed`, `StaleVersion`, `AdvanceTooLate` once ordered, `NothingOffered` without a valid offer,
    `AdvanceOutside`.
    """
    desk = take(actor, deal, expected_version=expected_version, by=OUTLET)
    desk.require_running()
    row = desk.row
    if not desk.at(*BEFORE_ORDER):
        raise AdvanceTooLate()
    if row.offer is None or not desk.at(Customer.OFFERED):
        raise NothingOffered()
    rules = markets.market(SYSTEM, code=row.market)
    if amount is not None:
        offered = value.offer(SYSTEM, offer=row.offer, on=today(rules.zone))
        check_advance(amount, totals=offered.terms.quote.totals, rules=rules.advance)
    row.advance_amount = None if amount is None else amount.amount
    row.advance_before = "" if amount is None else demanded_before(rules.advance, desk.variant)
    desk.save()
    return deal
