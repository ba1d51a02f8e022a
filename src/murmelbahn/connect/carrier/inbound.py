"""The carrier's door: status messages become milestones, a proof of delivery the arrival."""

from __future__ import annotations

from murmelbahn.connect.carrier.messages import Delivered, Status, read_answer
from murmelbahn.connect.operations import is_new
from murmelbahn.connect.terms import World
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarGone


@operation
def receive(actor: Actor, *, content: bytes) -> bool:
    """Take a message of the carrier in. False when it changed nothing: a repeat, a straggler, or a car that is there.

    Raises `MalformedMessage`, `NotFound` for a car or a transport we do not know.
    """
    told = read_answer(content)
    if not is_new(actor, world=World.CARRIER, subject=told.shipment, number=told.number):
        return False
    try:
        return _moved(actor, told) if isinstance(told, Status) else _delivered(actor, told)
    except CarGone:
        return False


def _moved(actor: Actor, told: Status) -> bool:
    vehicles.record_milestone(
        actor,
        vin=told.vin,
        milestone=told.milestone,
        at=told.at,
        estimate=told.estimate,
        spread_days=told.spread_days,
    )
    return True


def _delivered(actor: Actor, told: Delivered) -> bool:
    """What the desk wrote down before us stands: its inspection knows more than the driver's."""
    car = vehicle.car(actor, vin=told.vin)
    if car.arrived and car.place == told.place:
        return False
    vehicles.record_arrival(actor, vin=told.vin, place=told.place, damage=told.damage or None)
    return True
