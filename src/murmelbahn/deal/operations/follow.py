"""The marble follows what the streams report: one operation for each thing heard, each harmless when repeated."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from murmelbahn.deal.facts import DeadlineDue
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.onward import roll_on
from murmelbahn.deal.operations.road import roll_to
from murmelbahn.deal.rules.clocks import end_of
from murmelbahn.deal.terms import Deadline, Vehicle
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.markets import queries as markets
from murmelbahn.vehicle import queries as vehicle


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
    roll_on(desk)
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
