"""A car with a VIN: where it stands, for whom it is kept, what holds it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from murmelbahn.vehicle.terms.technical import Technical


class CarClass(StrEnum):
    """What a stock car may be sold as. A car that was registered once is never `new` or `pipeline` again."""

    NEW = "new"
    PIPELINE = "pipeline"
    DEMONSTRATOR = "demonstrator"
    DAY_REGISTRATION = "day_registration"
    RETURNED = "returned"


class CarState(StrEnum):
    """For whom the car is: anyone, kept for one deal until a time, bound to one deal, or gone."""

    FREE = "free"
    HELD = "held"
    ALLOCATED = "allocated"
    HANDED_OVER = "handed_over"


class RegistrationState(StrEnum):
    """The request for a plate."""

    REQUESTED = "requested"
    REGISTERED = "registered"
    REFUSED = "refused"
    DEREGISTERED = "deregistered"


class ReleaseReason(StrEnum):
    """Why a car is free again."""

    GIVEN_UP = "given_up"
    EXPIRED = "expired"


class Milestone(StrEnum):
    """Where a car is on its way."""

    PICKED_UP = "picked_up"
    PORT = "port"
    COMPOUND = "compound"
    LAST_LEG = "last_leg"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True, kw_only=True)
class AsBuilt:
    """What the plant reports: every item fitted, and the individual values of this very car (COC)."""

    items: tuple[str, ...]
    co2_g_km: int
    mass_kg: int
    consumption_l_100km: Decimal
    consumption_kwh_100km: Decimal
    electric_range_km: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """The preparation checklist: pre-delivery inspection, second key, papers with the car, software as sold."""

    inspection: bool
    second_key: bool
    papers: bool
    software: bool

    @property
    def complete(self) -> bool:
        return self.inspection and self.second_key and self.papers and self.software


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportView:
    """A move to a place: last milestone, estimated arrival and its spread in days."""

    place: str
    milestone: Milestone | None
    at: datetime | None
    estimate: date | None
    spread_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationView:
    """The newest registration of a car. The plate is personal data and shown on purpose only: `queries.plate`."""

    id: UUID
    state: RegistrationState
    deal: UUID | None
    keeper: UUID
    place: str
    on: date | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarView:
    """One car. `features` and `technical` are as built. `stops` name the reasons of every delivery stop in force."""

    id: UUID
    vin: str
    configuration: UUID
    model: str
    car_class: CarClass
    state: CarState
    market: str
    seller: str
    place: str
    deal: UUID | None
    held_until: datetime | None
    odometer_km: int
    first_registration: date | None
    items: tuple[str, ...]
    features: tuple[str, ...]
    technical: Technical
    stops: tuple[str, ...]
    damage: str | None
    arrived: bool
    prepared: bool
    transport: TransportView | None
    registration: RegistrationView | None
    handed_over_on: date | None

    @property
    def registered(self) -> bool:
        return self.registration is not None and self.registration.state is RegistrationState.REGISTERED
