"""Stock: cars come in, are kept for one deal at a time, and are bound to one deal."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle.terms import AsBuilt, CarClass


@operation
def add_stock_car(
    actor: Actor,
    *,
    vin: str,
    configuration: UUID,
    car_class: CarClass,
    market: str,
    seller: str,
    place: str,
    as_built: AsBuilt | None = None,
    odometer_km: int = 0,
    first_registration: date | None = None,
    arrived: bool = True,
) -> UUID:
    """Enter a car of the national company's stock; without `as_built` it is built as configured. Again with the same content: same id."""
    raise NotImplementedError


@operation
def hold_car(actor: Actor, *, vin: str, deal: UUID, until: datetime, market: str, seller: str) -> UUID:
    """Keep a free car for a deal until a time; again for the same deal prolongs. A timer frees it. Raises `CarTaken`."""
    raise NotImplementedError


@operation
def release_car(actor: Actor, *, vin: str, deal: UUID) -> UUID:
    """Give up a hold or an allocation. Doing it twice changes nothing. Raises `CarTaken` for another deal's car."""
    raise NotImplementedError


@operation
def allocate_car(actor: Actor, *, vin: str, deal: UUID) -> UUID:
    """Bind a car to a deal for good (the VIN lock). Twice for one deal changes nothing; a second deal gets `CarTaken`, always."""
    raise NotImplementedError
