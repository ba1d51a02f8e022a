"""Lock a car, decide, write the decision and nothing else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import Where, first, where
from murmelbahn.kernel.saving import change
from murmelbahn.vehicle.models import Build, Car, Registration, Transport
from murmelbahn.vehicle.queries import _sight
from murmelbahn.vehicle.rules import vin as vins
from murmelbahn.vehicle.rules.standing import Move, Standing
from murmelbahn.vehicle.terms import CarClass, CarState


def lock_car(actor: Actor, vin: str, seen: Where) -> Car:
    """The car's row under the VIN lock. Raises `BadVin`, `NotFound`."""
    row = first(Car, where("vin = %s", vins.checked(vin)) & seen, lock="FOR UPDATE")
    if row is None:
        raise NotFound()
    return row


def lock_own_car(actor: Actor, vin: str, deal: UUID | None = None) -> Car:
    """A car that the actor sees (see `queries.sight`)."""
    return lock_car(actor, vin, _sight.cars(actor, deal))


def lock_stock_car(actor: Actor, vin: str) -> Car:
    """A car that anyone may ask for: whose it is, decides the rule, so that a second buyer hears that it is taken."""
    return lock_car(actor, vin, _sight.in_market(actor))


def lock_build(actor: Actor, build: UUID, deal: UUID | None = None) -> Build:
    """A build's row, locked; who is not staff must name its deal (see `queries._sight`)."""
    row = first(Build, where("id = %s", build) & _sight.of_deal(actor, deal), lock="FOR UPDATE")
    if row is None:
        raise NotFound()
    return row


def registration_of(row: Car) -> Registration | None:
    """The newest registration of a locked car."""
    return first(Registration, where("id = %s", row.registration_id)) if row.registration_id else None


def transport_of(row: Car) -> Transport | None:
    """The newest transport of a locked car."""
    return first(Transport, where("id = %s", row.transport_id)) if row.transport_id else None


def standing_of(row: Car) -> Standing:
    return Standing(
        car=row.id,
        vin=row.vin,
        car_class=CarClass(row.car_class),
        state=CarState(row.state),
        place=row.place,
        deal=row.deal,
        held_until=row.held_until,
        odometer_km=row.odometer_km,
        first_registration=row.first_registration,
        stops=tuple(row.stops),
        damage=row.damage,
        arrived=row.arrived,
        prepared=row.prepared,
    )


def save(row: Car | Build, move: Move) -> None:
    """Write a decision."""
    if move.changes:
        change(type(row), where("id = %s", row.id), **move.changes)
        for column, value in move.changes.items():
            setattr(row, column, value)
    for one in move.facts:
        tell(row, one)


def tell(row: Car | Build, body: Any) -> None:
    """Emit a fact about a row, under its deal if it names one."""
    deal: UUID | None = getattr(body, "deal", None)
    emit(body, key=deal or row.id, market=row.market, seller=row.seller)
