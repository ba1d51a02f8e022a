"""The six ends besides settled. Each frees the car, takes back what was invoiced and leaves only documented amounts."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.deal.facts import WithdrawalDeclared
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.unwind import (
    close_if_unwound,
    credit_everything,
    free_car,
    release_lenders,
    stop_clocks,
)
from murmelbahn.deal.queries.default import default_cases
from murmelbahn.deal.rules.claims import bounded
from murmelbahn.deal.rules.deciders import BOUND, FINANCE, HOUSE, OUTLET, SELLER, require_person
from murmelbahn.deal.rules.default import judged
from murmelbahn.deal.rules.turns import CLAIMED
from murmelbahn.deal.terms import (
    DealEnded,
    Default,
    End,
    EndNotAllowed,
    EndUnproven,
    NeedsPerson,
    NotYourOrder,
    NoWithdrawalRight,
    Role,
    Vehicle,
)
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import now, operation, today
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommissionCause, CreditReason, DamagesKind
from murmelbahn.vehicle import operations as vehicles

DAMAGES = {Default.NOT_PAID: DamagesKind.NON_PAYMENT, Default.NOT_COLLECTED: DamagesKind.NON_COLLECTION}


def _day(desk: Desk) -> date:
    return today(markets.market(SYSTEM, code=desk.row.market).zone)


@operation
def withdraw(actor: Actor, *, deal: UUID) -> None:
    """The customer withdraws: no reason asked, effective at once. Before handover everything is taken back now; after it,
    when the car is back. Raises `NoWithdrawalRight` with the reason, `EndNotAllowed`,
    `NotYourOrder` for a customer who is not bound, `NeedsPerson` for a program: a person declares it or hears it."""
    if actor.machine:
        raise NeedsPerson(kind=actor.kind.value)
    desk = take(actor, deal)
    if actor.kind is ActorKind.CUSTOMER and not actor.parties & {desk.view.party(role) for role in BOUND}:
        raise NotYourOrder()
    withdraw_contract(desk, at=now())


def withdraw_contract(desk: Desk, *, at: datetime, sent_on: date | None = None) -> None:
    """What a withdrawal that arrived at a time does. Whether it was in time is judged by the day the customer sent it (Directive
    2011/83/EU art. 11(2)), that of its arrival unless `sent_on` says otherwise, however late it is found. The refund's days
    count from the arrival (art. 13(1)), those to bring the car back from the sending (art. 14(1)). Raises as `withdraw`."""
    desk.require_running()
    row = desk.row
    arrived = at.astimezone(ZoneInfo(markets.market(SYSTEM, code=row.market).zone)).date()
    day = sent_on or arrived
    verdict = customer.channel_of(SYSTEM, deal=desk.id, market=row.market)
    why = ", ".join(one.code for one in verdict.reasons)
    if not verdict.withdrawal_right:
        raise NoWithdrawalRight(reason=verdict.reasons[-1].code if verdict.reasons else "", reasons=why)
    if desk.at(Vehicle.HANDED_OVER) and (row.withdrawal_until is None or day > row.withdrawal_until):
        raise NoWithdrawalRight(reason="deal.withdrawal.period_over", reasons=why, until=row.withdrawal_until)
    refund_by = markets.withdrawal_refund_due(SYSTEM, market=row.market, declared=arrived)
    handed_over = desk.at(Vehicle.HANDED_OVER)
    bring_back_by = markets.withdrawal_refund_due(SYSTEM, market=row.market, declared=day) if handed_over else None
    desk.finish(End.WITHDRAWN, "withdrawal declared")
    row.closed, row.refund_by, row.bring_back_by = False, refund_by, bring_back_by
    stop_clocks(desk)
    release_lenders(desk)
    if not handed_over:
        free_car(desk)
        credit_everything(desk, CreditReason.WITHDRAWAL)
    desk.emit(
        WithdrawalDeclared(
            deal=desk.id,
            refund_by=refund_by,
            bring_back_by=bring_back_by,
            declared_at=at,
            sent_on=sent_on,
        )
    )
    close_if_unwound(desk)
    desk.save()


@operation
def record_return(
    actor: Actor, *, deal: UUID, odometer_km: int, inspection: str, value_loss: Money | None = None
) -> None:
    """The withdrawn car is back and inspected: its plate is given back, the invoice credited, the commission taken back, and the
    loss of value stated if the notice was right: at most the price of the car. Raises `ClaimOutside` naming it."""
    desk = take(actor, deal, by=OUTLET)
    if desk.row.end != End.WITHDRAWN or not desk.at(Vehicle.HANDED_OVER):
        raise EndNotAllowed(end=desk.row.end, customer=desk.row.customer)
    loss = bounded(value_loss, price=value.agreement(SYSTEM, deal=deal).totals.gross)
    if desk.seen.car and desk.seen.car.registered:
        vehicles.deregister(SYSTEM, vin=desk.row.vin, on=_day(desk))
    vehicles.return_car(SYSTEM, vin=desk.row.vin, odometer_km=odometer_km, inspection=inspection)
    desk.move(Vehicle.RETURNED)
    credit_everything(desk, CreditReason.WITHDRAWAL)
    if loss is not None:
        values.issue_damages_statement(SYSTEM, deal=deal, kind=DamagesKind.VALUE_LOSS, amount=loss, due_on=_day(desk))
    values.claw_back_commission(SYSTEM, deal=deal)
    close_if_unwound(desk)
    desk.save()


def end_contract(desk: Desk, end: End, reason: str, credit: CreditReason) -> None:
    """What every end before the handover does. Raises `EndNotAllowed` after it."""
    if desk.at(Vehicle.HANDED_OVER):
        raise EndNotAllowed(end=end.value, customer=desk.row.customer)
    desk.finish(end, reason)
    stop_clocks(desk)
    release_lenders(desk)
    free_car(desk)
    credit_everything(desk, credit)


@operation
def cancel_by_consent(
    actor: Actor,
    *,
    deal: UUID,
    reason: str,
    fee: Money | None = None,
    consent: str = "",
    channel: Channel = Channel.ONLINE,
) -> None:
    """The customer wants out without a right; a named person of the seller agrees, with a fee by stage or none.

    `consent` is the reference to what proves that the customer agreed, to the fee as well, `channel` how it said so; it
    stands on the journey. Raises `EndUnproven` without it, `ClaimOutside` for a fee above the contract's total."""
    require_person(actor, SELLER)
    desk = take(actor, deal)
    desk.require_running()
    if not consent.strip():
        raise EndUnproven()
    if desk.row.agreement:
        fee = bounded(fee, price=desk.seen.agreement.totals.gross)
    customers.record_touchpoint(
        SYSTEM,
        market=desk.row.market,
        seller=desk.row.seller,
        parties=(desk.view.party(Role.BUYER),),
        kind=TouchpointKind.AMENDMENT,
        channel=channel,
        deal=deal,
        outlet=desk.row.outlet if channel is Channel.OUTLET else None,
        evidence=consent.strip(),
    )
    end_contract(desk, End.CANCELLED_BY_CONSENT, reason, CreditReason.CANCELLATION)
    if fee is not None:
        values.issue_damages_statement(
            SYSTEM,
            deal=deal,
            kind=DamagesKind.CANCELLATION_FEE,
            amount=fee,
            due_on=markets.payment_due(SYSTEM, market=desk.row.market, invoiced=_day(desk)),
        )
    close_if_unwound(desk)
    desk.save()


@operation
def rescind_by_seller(actor: Actor, *, deal: UUID, reason: str, cause: Default | None = None) -> None:
    """Not collected or not paid after reminder and grace: credit notes, lump-sum damages outside VAT, set off against the
    advance. `cause` is what the customer did not do: left out, what `reason` names, else what is true. Raises `NotInDefault`
    in one of its kinds, naming what is missing and from when on it is possible."""
    require_person(actor, FINANCE)
    desk = take(actor, deal)
    desk.require_running()
    cases = default_cases(desk.seen) if desk.at(*CLAIMED) else ()
    if not cases:
        raise EndNotAllowed(end=End.RESCINDED_BY_SELLER.value, customer=desk.row.customer)
    case = judged(cases, cause or (Default(reason) if reason in set(Default) else None))
    if case.missing is not None:
        raise case.missing(cause=case.cause, day=case.day)
    gross = value.agreement(SYSTEM, deal=deal).totals.gross
    damages = markets.lump_sum_damages(SYSTEM, market=desk.row.market, gross=gross)
    end_contract(desk, End.RESCINDED_BY_SELLER, case.cause.value, CreditReason.RESCISSION)
    values.issue_damages_statement(
        SYSTEM,
        deal=deal,
        kind=DAMAGES[case.cause],
        amount=damages,
        due_on=markets.payment_due(SYSTEM, market=desk.row.market, invoiced=_day(desk)),
    )
    if value.settled(SYSTEM, deal=deal).unallocated:
        values.set_off(SYSTEM, deal=deal)
    close_if_unwound(desk)
    desk.save()


@operation
def rescind_by_customer(actor: Actor, *, deal: UUID, reason: str, seller_responsible: bool) -> None:
    """The seller notes that the customer leaves for good cause (plant delay after notice and grace, defect): everything back.
    The customer does so by itself with `leave_by_right`.

    When the seller is responsible the agent's commission stays owed (HGB § 87a(3)).
    """
    desk = take(actor, deal, by=HOUSE)
    end_contract(desk, End.RESCINDED_BY_CUSTOMER, reason, CreditReason.RESCISSION)
    if seller_responsible:
        values.accrue_commission(SYSTEM, deal=deal, cause=CommissionCause.SELLER_RESPONSIBLE)
    close_if_unwound(desk)
    desk.save()


@operation
def end_by_manufacturer(actor: Actor, *, deal: UUID, reason: str) -> None:
    """The car cannot be built and the customer takes no other: everything back, the agent's commission owed."""
    desk = take(actor, deal)
    if desk.row.end:
        raise DealEnded(end=desk.row.end)
    end_contract(desk, End.ENDED_BY_MANUFACTURER, reason, CreditReason.PLANT_FAILURE)
    values.accrue_commission(SYSTEM, deal=deal, cause=CommissionCause.SELLER_RESPONSIBLE)
    close_if_unwound(desk)
    desk.save()


@operation
def give_up(actor: Actor, *, deal: UUID, reason: str) -> None:
    """Interest that came to nothing before an order: the car is free, nothing else happened."""
    desk = take(actor, deal)
    desk.finish(End.LAPSED, reason)
    free_car(desk)
    stop_clocks(desk)
    desk.row.closed = True
    desk.save()
