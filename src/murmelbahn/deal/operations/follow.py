"""The marble follows what the streams report: one operation for each thing heard, each harmless when repeated."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.onward import roll_on
from murmelbahn.deal.operations.promise import hear_promise
from murmelbahn.deal.operations.road import roll_to
from murmelbahn.deal.terms import Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle import queries as vehicle


@operation
def vehicle_reached(actor: Actor, *, deal: UUID, state: Vehicle, vin: str = "", promised: date | None = None) -> None:
    """Plant, carrier, adviser or authority reported that the car reached a state."""
    desk = take(actor, deal)
    if desk.row.end:
        return
    if vin:
        desk.row.vin = vin
    if promised is not None:
        hear_promise(desk, promised)
    roll_to(desk, state)
    roll_on(desk)
    desk.save()


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
