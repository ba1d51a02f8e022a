"""To the customer, and back."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def hand_over_car(actor: Actor, *, vin: str, deal: UUID, odometer_km: int) -> UUID:
    """The car is the customer's. Raises `CarNotHeld`, `CarNotPrepared`, `CarStopped`, `OdometerBackwards`."""
    raise NotImplementedError


@operation
def return_car(actor: Actor, *, vin: str, odometer_km: int, inspection: str) -> UUID:
    """The car is back and inspected: class `returned` (if it was ever registered or handed over), free, to be prepared again."""
    raise NotImplementedError
