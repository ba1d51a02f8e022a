"""The seller accepts or refuses an order. Acceptance binds the car to the deal and freezes contract version 1."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.deal.facts import DeadlineDue, OrderLapsed, OrderRefused
from murmelbahn.deal.operations.agree import freeze_version
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.onward import roll_on
from murmelbahn.deal.operations.reserve import reserve
from murmelbahn.deal.operations.unwind import free_car
from murmelbahn.deal.queries.funding import ordered_is_lent
from murmelbahn.deal.queries.holds import acceptance_holds
from murmelbahn.deal.rules.deciders import HOUSE
from murmelbahn.deal.rules.reserve import finance_day
from murmelbahn.deal.terms import Customer, Deadline, End, Gate, NoLoan, Role, Value, Variant, Vehicle
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, FundingKind
from murmelbahn.vehicle import operations as vehicles


@operation
def accept_order(
    actor: Actor,
    *,
    deal: UUID,
    advance_due: date | None = None,
    subject_to_finance: bool = True,
    finance_until: date | None = None,
    expected_version: int | None = None,
) -> UUID:
    """The contract is concluded in text form. A stock car is locked by VIN in this very transaction.

    Where the lender has yet to commit, the contract stands subject to the loan until `finance_until`, else for the market's
    usual days; a lender that is bound already makes it none. Raises `GateClosed`, `FinanceDayOutside`, `NoLoan` for a day
    where no lender pays.
    """
    desk = take(actor, deal, expected_version=expected_version, by=HOUSE)
    desk.require_running()
    row = desk.row
    rules = markets.market(SYSTEM, code=row.market)
    day = today(rules.zone)
    desk.require(Gate.ACCEPTANCE, acceptance_holds(desk.seen, subject_to_finance=subject_to_finance))
    if finance_until is not None and not desk.seen.financed:
        raise NoLoan()
    if row.offer is None:
        raise RuntimeError("an ordered deal has an offer")
    if desk.seen.financed and not ordered_is_lent(row, day):
        reserve(desk, finance_day(rules.finance, today=day, wished=finance_until))
    quote = value.offer(SYSTEM, offer=row.offer, on=day).terms.quote
    if desk.variant is Variant.STOCK:
        vehicles.allocate_car(SYSTEM, vin=row.vin, deal=deal)
    desk.move(Vehicle.ALLOCATED)
    desk.reach(Customer.CONTRACTED)
    desk.move(Value.AGREED)
    customers.record_touchpoint(
        SYSTEM,
        market=row.market,
        seller=row.seller,
        parties=(desk.view.party(Role.BUYER),),
        kind=TouchpointKind.ACCEPTANCE,
        channel=Channel.ONLINE,
        deal=deal,
        evidence=f"deal:{deal}:1",
    )
    freeze_version(actor, desk, quote=quote, reason="contract", contract_date=day, offer=row.offer)
    kind = FundingKind(row.funding_kind)
    if row.advance_amount is not None:
        advance = Money(row.advance_amount, row.currency)
        values.request_advance(
            SYSTEM,
            deal=deal,
            amount=advance,
            due_on=advance_due or markets.payment_due(SYSTEM, market=row.market, invoiced=day),
        )
        desk.move(Value.ADVANCE_ASKED)
    elif kind not in LENT:
        desk.move(Value.FUNDING_SET)
    timers.cancel_timer(DeadlineDue, Deadline.BINDING, key=deal)
    roll_on(desk)
    desk.save()
    return deal


@operation
def refuse_order(actor: Actor, *, deal: UUID, reason: str) -> None:
    """The seller does not accept: the customer is free, a held car is free, and what was paid already goes back: proposed
    here by who refuses, released by a second person."""
    desk = take(actor, deal, by=HOUSE)
    desk.finish(End.LAPSED, reason)
    free_car(desk)
    desk.row.closed = desk.row.declined = True
    timers.cancel_timer(DeadlineDue, Deadline.BINDING, key=deal)
    back = _paid(deal)
    if back is not None and not actor.is_system:
        values.propose_refunds(actor, deal=deal)
    desk.emit(OrderRefused(deal=deal, reason=reason, back=back))
    desk.save()


@operation
def lapse_order(actor: Actor, *, deal: UUID) -> None:
    """The clock: the binding period is over without an answer; the customer is free and told so, and what was paid is on
    finance's list to be sent back. Nothing happens to a deal that went on."""
    desk = take(actor, deal)
    if desk.row.end or not desk.at(Customer.ORDERED):
        return
    desk.finish(End.LAPSED, "binding period over")
    free_car(desk)
    desk.row.closed = True
    desk.emit(OrderLapsed(deal=deal, back=_paid(deal)))
    desk.save()


def _paid(deal: UUID) -> Money | None:
    """What was paid on an order that no contract came of, None for nothing."""
    back = value.settled(SYSTEM, deal=deal).unallocated
    return back if back.amount > 0 else None
