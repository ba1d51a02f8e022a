"""Facts about builds and their late changes. Key: the deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.fact import fact
from murmelbahn.vehicle.terms.build import FreezeDate


@fact("vehicle.build.requested")
@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequested:
    """The plant is asked for a slot; `items` are what it must build."""

    build: UUID
    deal: UUID
    configuration: UUID
    model: str
    items: tuple[str, ...]
    plant: str


@fact("vehicle.build.scheduled")
@dataclass(frozen=True, slots=True, kw_only=True)
class BuildScheduled:
    """The plant accepted, or moved, the build: build week (its Monday), promised delivery, freeze dates per class."""

    build: UUID
    deal: UUID
    week: date
    promised: date
    freeze: tuple[FreezeDate, ...]


@fact("vehicle.build.frozen")
@dataclass(frozen=True, slots=True, kw_only=True)
class BuildFrozen:
    """A timer: the families of this freeze class can no longer change freely."""

    build: UUID
    deal: UUID
    freeze_class: str


@fact("vehicle.build.refused")
@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRefused:
    """The plant never took the order."""

    build: UUID
    deal: UUID
    reason: str


@fact("vehicle.build.failed")
@dataclass(frozen=True, slots=True, kw_only=True)
class BuildFailed:
    """The plant took the order and cannot build it: the slot is lost."""

    build: UUID
    deal: UUID
    reason: str


@fact("vehicle.build.cancelled")
@dataclass(frozen=True, slots=True, kw_only=True)
class BuildCancelled:
    """The deal gave the build up; with `for_stock` the car is built all the same and becomes stock."""

    build: UUID
    deal: UUID
    for_stock: bool


@fact("vehicle.build.built")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarBuilt:
    """End of line: there is a VIN. `as_ordered`: the built feature set is the sold one."""

    build: UUID
    deal: UUID
    car: UUID
    vin: str
    configuration: UUID
    as_ordered: bool


@fact("vehicle.build_change.requested")
@dataclass(frozen=True, slots=True, kw_only=True)
class BuildChangeRequested:
    """The plant is asked to change an order; `items` are the whole new order."""

    change: UUID
    build: UUID
    deal: UUID
    configuration: UUID
    items: tuple[str, ...]
    plant: str


@fact("vehicle.build_change.confirmed")
@dataclass(frozen=True, slots=True, kw_only=True)
class BuildChangeConfirmed:
    change: UUID
    build: UUID
    deal: UUID
    configuration: UUID


@fact("vehicle.build_change.refused")
@dataclass(frozen=True, slots=True, kw_only=True)
class BuildChangeRefused:
    change: UUID
    build: UUID
    deal: UUID
    reason: str
