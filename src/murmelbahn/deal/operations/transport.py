"""Bring the car: a built or assigned car goes to the place of handover, or stands there already."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.follow import roll_to
from murmelbahn.deal.terms import Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle


@operation
def bring_car(actor: Actor, *, deal: UUID) -> None:
    """Ask the carrier for the way to the place of delivery; a car that stands there has arrived. Again changes nothing."""
    desk = take(actor, deal)
    row = desk.row
    waiting = desk.at(Vehicle.BUILT) or (desk.variant is Variant.STOCK and desk.at(Vehicle.ALLOCATED))
    if row.end or not row.vin or not waiting:
        return
    transport = vehicles.request_transport(SYSTEM, vin=row.vin, deal=deal, place=row.place_of_delivery)
    if transport is None:
        car = vehicle.car(SYSTEM, vin=row.vin)
        roll_to(desk, Vehicle.PREPARED if car.prepared else Vehicle.ARRIVED)
        desk.save()
