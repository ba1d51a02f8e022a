"""Facts about cars. Key: the deal the car is bound to, else the car."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.kernel.fact import fact
from murmelbahn.vehicle.terms.car import CarClass, Milestone, ReleaseReason


@fact("vehicle.car.stocked")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarStocked:
    car: UUID
    vin: str
    configuration: UUID
    car_class: CarClass
    place: str


@fact("vehicle.car.held")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarHeld:
    car: UUID
    vin: str
    deal: UUID
    until: datetime


@fact("vehicle.hold.lapsed")
@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLapsed:
    """A timer: the hold's time is over. The car is free again with `CarReleased`, unless the hold was prolonged."""

    vin: str
    deal: UUID
    until: datetime


@fact("vehicle.car.released")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarReleased:
    car: UUID
    vin: str
    deal: UUID
    reason: ReleaseReason


@fact("vehicle.car.allocated")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarAllocated:
    car: UUID
    vin: str
    deal: UUID


@fact("vehicle.transport.requested")
@dataclass(frozen=True, slots=True, kw_only=True)
class TransportRequested:
    """A carrier is asked to bring the car from `origin` to `place`."""

    car: UUID
    vin: str
    deal: UUID | None
    origin: str
    place: str


@fact("vehicle.transport.reached")
@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReached:
    """The car is at a milestone; `estimate` is the expected arrival, give or take `spread_days`."""

    car: UUID
    vin: str
    deal: UUID | None
    milestone: Milestone
    at: datetime
    estimate: date
    spread_days: int


@fact("vehicle.car.arrived")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarArrived:
    car: UUID
    vin: str
    deal: UUID | None
    place: str
    damaged: bool


@fact("vehicle.car.repaired")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarRepaired:
    car: UUID
    vin: str
    deal: UUID | None


@fact("vehicle.car.prepared")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarPrepared:
    car: UUID
    vin: str
    deal: UUID | None


@fact("vehicle.car.stopped")
@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryStopped:
    car: UUID
    vin: str
    deal: UUID | None
    reason: str


@fact("vehicle.car.cleared")
@dataclass(frozen=True, slots=True, kw_only=True)
class StopLifted:
    car: UUID
    vin: str
    deal: UUID | None
    reason: str


@fact("vehicle.car.handed_over")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarHandedOver:
    car: UUID
    vin: str
    deal: UUID
    odometer_km: int
    on: date


@fact("vehicle.car.returned")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarReturned:
    car: UUID
    vin: str
    deal: UUID
    odometer_km: int
    car_class: CarClass
