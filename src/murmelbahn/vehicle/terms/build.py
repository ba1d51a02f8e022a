"""A build order at a plant: as ordered, as built, and what may still change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from murmelbahn.vehicle.terms.car import AsBuilt


class BuildState(StrEnum):
    """A build from the request to the end of the line."""

    REQUESTED = "requested"
    SCHEDULED = "scheduled"
    BUILT = "built"
    CANCELLED = "cancelled"
    FAILED = "failed"


class BuildChangeState(StrEnum):
    """A late change asked of the plant."""

    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeDate:
    """From `on` (included) the families of a freeze class can no longer change freely."""

    freeze_class: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildChangeView:
    """One late change and the plant's answer."""

    change: UUID
    configuration: UUID
    state: BuildChangeState
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildView:
    """One build order. `configuration` is as ordered now (after confirmed changes).

    `frozen` are the classes closed today. `for_stock`: its deal has gone, the car is built all the same.
    """

    id: UUID
    deal: UUID
    configuration: UUID
    state: BuildState
    market: str
    seller: str
    plant: str
    week: date | None
    promised: date | None
    freeze: tuple[FreezeDate, ...]
    frozen: tuple[str, ...]
    vin: str | None
    as_built: AsBuilt | None
    reason: str
    for_stock: bool
    changes: tuple[BuildChangeView, ...]
