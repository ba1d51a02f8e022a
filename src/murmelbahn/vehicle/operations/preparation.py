"""Ready for the customer: checklist and delivery stops."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle.terms import Checks


@operation
def record_preparation(actor: Actor, *, vin: str, checks: Checks) -> UUID:
    """Write down the checklist; a complete one makes the car prepared. Raises `CarNotHere`, `CarDamaged`, `CarStopped`."""
    raise NotImplementedError


@operation
def stop_delivery(actor: Actor, *, vin: str, reason: str) -> UUID:
    """Block the car (quality, recall, software); several reasons may hold it."""
    raise NotImplementedError


@operation
def lift_stop(actor: Actor, *, vin: str, reason: str) -> UUID:
    """End the stop of that reason."""
    raise NotImplementedError
