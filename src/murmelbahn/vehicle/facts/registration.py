"""Facts about registrations. Key: the deal. A plate is personal data and never stands in a fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.fact import fact


@fact("vehicle.registration.requested")
@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationRequested:
    """The authority is asked for a plate; `keeper` is a Customer ID, `place` the place of registration."""

    registration: UUID
    car: UUID
    vin: str
    deal: UUID
    keeper: UUID
    place: str


@fact("vehicle.registration.completed")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarRegistered:
    registration: UUID
    car: UUID
    vin: str
    deal: UUID
    on: date


@fact("vehicle.registration.refused")
@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationRefused:
    registration: UUID
    car: UUID
    vin: str
    deal: UUID
    reason: str


@fact("vehicle.registration.ended")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarDeregistered:
    registration: UUID
    car: UUID
    vin: str
    deal: UUID
    on: date
