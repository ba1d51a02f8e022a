"""The marble follows what the streams report: one operation for each thing heard, each harmless when repeated."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from murmelbahn.deal.facts import DeadlineDue
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.settle import try_settle
from murmelbahn.deal.operations.unwind import close_if_unwound
from murmelbahn.deal.rules.clocks import end_of
from murmelbahn.deal.terms import Deadline, Value, Vehicle
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, CommitmentState, FundingKind
from murmelbahn.vehicle import queries as vehicle

ROAD = (
    Vehicle.ALLOCATED,
    Vehicle.SCHEDULED,
    Vehicle.FROZEN,
    Vehicle.BUILT,
    Vehicle.IN_TRANSIT,
    Vehicle.ARRIVED,
    Vehicle.PREPARED,
    Vehicle.REGISTERED,
)
"""The states a car passes on its way; a report about a place the car has already passed changes nothing."""


def roll_to(desk: Desk, target: Vehicle, reason: str = "") -> bool:
    """Move the car on along the road, through the states between, never back."""
    here = Vehicle(desk.row.vehicle)
    if here not in ROAD or ROAD.index(here) >= ROAD.index(target):
        return False
    while not desk.may_move(target):
        onward = [state for state in ROAD[ROAD.index(here) + 1 : ROAD.index(target)] if desk.may_move(state)]
        if not onward:
            return False
        here = onward[0]
        desk.move(here, reason)
    desk.move(target, reason)
    return True


@operation
def vehicle_reached(actor: Actor, *, deal: UUID, state: Vehicle, vin: str = "", promised: date | None = None) -> None:
    """Plant, carrier, adviser or authority reported that the car reached a state."""
    desk = take(actor, deal)
    if desk.row.end:
        return
    if vin:
        desk.row.vin = vin
    if promised is not None and promised != desk.row.promised:
        desk.row.promised = promised
        _watch_promise(desk, promised)
    roll_to(desk, state)
    desk.save()


def _watch_promise(desk: Desk, promised: date) -> None:
    """A promised date that passes turns into rights of the customer: the clock says so on the day."""
    rules = markets.market(SYSTEM, code=desk.row.market)
    dates = markets.delay_dates(SYSTEM, market=rules.code, promised=promised)
    timers.set_timer(
        DeadlineDue(deal=desk.id, deadline=Deadline.PLANT_DELAY),
        key=desk.id,
        name=Deadline.PLANT_DELAY,
        due=end_of(dates.notice_from - timedelta(days=1), rules.zone),
        market=desk.row.market,
        seller=desk.row.seller,
    )


@operation
def slot_lost(actor: Actor, *, deal: UUID, reason: str) -> None:
    """The plant cannot build what it had taken: the car is only chosen again, and somebody must decide."""
    desk = take(actor, deal)
    if desk.row.end or not desk.at(Vehicle.ALLOCATED, Vehicle.SCHEDULED, Vehicle.FROZEN):
        return
    desk.move(Vehicle.CHOSEN, reason)
    desk.row.build = None
    desk.save()


@operation
def preparation_lost(actor: Actor, *, deal: UUID, reason: str) -> None:
    """Damage, defect or a delivery stop took a prepared car back to preparation."""
    desk = take(actor, deal)
    if not desk.row.end and desk.at(Vehicle.PREPARED):
        desk.move(Vehicle.ARRIVED, reason)
        desk.save()


@operation
def stop_lifted(actor: Actor, *, deal: UUID) -> None:
    """A delivery stop is over: a car that is still prepared and free of other stops goes on."""
    desk = take(actor, deal)
    if desk.row.end or not desk.row.vin or not desk.at(Vehicle.ARRIVED):
        return
    car = vehicle.car(SYSTEM, vin=desk.row.vin)
    if car.prepared and not car.stops:
        roll_to(desk, Vehicle.PREPARED)
        desk.save()


@operation
def money_moved(actor: Actor, *, deal: UUID) -> None:
    """Something changed in the books: the value track goes where the books say, forward or back; an ended deal may close."""
    desk = take(actor, deal)
    row = desk.row
    if row.end:
        if close_if_unwound(desk):
            desk.save()
        return
    if desk.at(Value.EARNED):
        try_settle(actor, deal=deal)
        return
    before = row.value
    if desk.at(Value.ADVANCE_ASKED) and _advance_is_in(desk):
        desk.move(Value.ADVANCE_HELD)
    if desk.at(Value.AGREED, Value.ADVANCE_HELD) and _funding_is_set(desk):
        desk.move(Value.FUNDING_SET)
    if desk.at(Value.FUNDING_SET) and not _funding_is_set(desk):
        desk.move(Value.AGREED, "the approval was voided by a change")
    if desk.at(Value.INVOICED, Value.SECURED):
        _follow_security(desk)
    if row.value != before:
        desk.save()


def _advance_is_in(desk: Desk) -> bool:
    return all(one.received >= one.amount for one in value.advances_of(SYSTEM, deal=desk.id))


def _funding_is_set(desk: Desk) -> bool:
    """Cash and credit lines are set when the plan is; a loan or lease needs a standing approval."""
    if FundingKind(desk.row.funding_kind) not in LENT:
        return True
    return any(one.state is CommitmentState.APPROVED for one in value.commitments(SYSTEM, deal=desk.id))


def _follow_security(desk: Desk) -> None:
    rules = markets.market(SYSTEM, code=desk.row.market)
    on = max(today(rules.zone), desk.row.planned_handover or today(rules.zone))
    secured = value.secured(SYSTEM, deal=desk.id, on=on).secured
    if secured and desk.at(Value.INVOICED):
        desk.move(Value.SECURED)
    elif not secured and desk.at(Value.SECURED):
        desk.move(Value.INVOICED, "a payment was revoked or the commitment lapsed")
