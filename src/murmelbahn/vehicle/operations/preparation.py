"""At the outlet: arrival, repair, checklist, and delivery stops."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.saving import save as keep
from murmelbahn.vehicle.operations._keeping import lock_own_car, save, standing_of, transport_of
from murmelbahn.vehicle.rules import readiness, rights
from murmelbahn.vehicle.terms import Checks


@operation
def record_arrival(actor: Actor, *, vin: str, place: str, damage: str | None = None, deal: UUID | None = None) -> UUID:
    """The car stands at the place and was inspected; `damage` says what was found. Returns the car. Raises `CarGone`."""
    rights.works(actor)
    row = lock_own_car(actor, vin, deal)
    save(row, readiness.arrive(standing_of(row), place=place, damage=damage))
    transport = transport_of(row)
    if transport is not None and transport.open:
        transport.open = False
        keep(transport, ("open",))
    return row.id


@operation
def record_repair(actor: Actor, *, vin: str, deal: UUID | None = None) -> UUID:
    """The damage is mended; telling the customer is the deal's matter. Returns the car."""
    rights.works(actor)
    row = lock_own_car(actor, vin, deal)
    save(row, readiness.repair(standing_of(row)))
    return row.id


@operation
def record_preparation(actor: Actor, *, vin: str, checks: Checks, deal: UUID | None = None) -> UUID:
    """Write down the checklist; a complete one makes the car prepared. Returns the car.

    Raises `CarNotHere`, `CarDamaged`, `CarStopped`, `CarGone`.
    """
    rights.works(actor)
    row = lock_own_car(actor, vin, deal)
    save(row, readiness.prepare(standing_of(row), checks=checks))
    return row.id


@operation
def stop_delivery(actor: Actor, *, vin: str, reason: str) -> UUID:
    """Block the car (quality, recall, software); several reasons may hold it. Returns the car."""
    rights.answers(actor)
    row = lock_own_car(actor, vin)
    save(row, readiness.stop(standing_of(row), reason=reason))
    return row.id


@operation
def lift_stop(actor: Actor, *, vin: str, reason: str) -> UUID:
    """End the stop of that reason. Returns the car."""
    rights.answers(actor)
    row = lock_own_car(actor, vin)
    save(row, readiness.lift(standing_of(row), reason=reason))
    return row.id
