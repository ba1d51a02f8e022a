"""To the customer, and back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.vehicle.operations._keeping import lock_own_car, save, standing_of
from murmelbahn.vehicle.rules import rights, stock


@operation
def hand_over_car(actor: Actor, *, vin: str, deal: UUID, odometer_km: int, on: date | None = None) -> UUID:
    """The car is the customer's. `on` is the day at the place of handover (default: UTC). Again changes nothing.

    Returns the car. Raises `CarNotHeld`, `CarNotPrepared`, `CarStopped`, `CarDamaged`, `OdometerBackwards`.
    """
    row = lock_own_car(actor, vin, deal)
    save(row, stock.hand_over(standing_of(row), deal=deal, odometer_km=odometer_km, on=on or today()))
    return row.id


@operation
def return_car(actor: Actor, *, vin: str, odometer_km: int, inspection: str, deal: UUID | None = None) -> UUID:
    """The car is back and inspected: class `returned`, free, to be prepared again. Returns the car.

    Raises `CarNotHandedOver`, `OdometerBackwards`.
    """
    rights.works(actor)
    row = lock_own_car(actor, vin, deal)
    save(row, stock.give_back(standing_of(row), odometer_km=odometer_km, inspection=inspection))
    return row.id
