"""What an outlet says of the car of a deal: the deal is the actor's to see, the car is the deal's."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.rules.deciders import OUTLET
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle.terms import Checks


@operation
def car_arrived(actor: Actor, *, deal: UUID, place: str, damage: str | None = None) -> UUID:
    """The car of a deal stands at the place and was inspected; `damage` says what was found. Raises `NotFound`."""
    return vehicles.record_arrival(actor, vin=_vin(actor, deal), place=place, damage=damage, deal=deal)


@operation
def car_prepared(actor: Actor, *, deal: UUID, checks: Checks) -> UUID:
    """The checklist of the car of a deal; a complete one makes it prepared. Raises `NotFound`."""
    return vehicles.record_preparation(actor, vin=_vin(actor, deal), checks=checks, deal=deal)


@operation
def car_repaired(actor: Actor, *, deal: UUID) -> UUID:
    """The damage of the car of a deal is mended. Raises `NotFound`."""
    return vehicles.record_repair(actor, vin=_vin(actor, deal), deal=deal)


def _vin(actor: Actor, deal: UUID) -> str:
    vin = take(actor, deal, by=OUTLET).row.vin
    if not vin:
        raise NotFound(kind="car", deal=deal)
    return vin
