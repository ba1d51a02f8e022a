"""A car as it stands when a decision is made, and the decision: what is written and said, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from murmelbahn.vehicle.terms.car import CarClass, CarState


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decisions about a car depend on, read under the VIN lock."""

    car: UUID
    vin: str
    car_class: CarClass
    state: CarState
    place: str
    deal: UUID | None
    held_until: datetime | None
    odometer_km: int
    first_registration: date | None
    stops: tuple[str, ...]
    damage: str
    arrived: bool
    prepared: bool

    def is_for(self, deal: UUID) -> bool:
        return self.state is not CarState.FREE and self.deal == deal


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Columns that change and facts that become true. Nothing changed: the answer came twice."""

    changes: Mapping[str, Any] = field(default_factory=dict)
    facts: tuple[Any, ...] = ()


NOTHING = Move()
