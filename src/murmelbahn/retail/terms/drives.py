"""Demo cars, slots and test drives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class DriveState(StrEnum):
    BOOKED = "booked"
    OUT = "out"
    RETURNED = "returned"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A time in which one demo car may be driven by one customer; `starts` belongs to it, `ends` does not."""

    slot: UUID
    demo_car: UUID
    outlet: UUID
    model: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TestDrive:
    """`licence_check` is the customer stream's identity check; `agreement` refers to the signed loan agreement.
    Odometer in km."""

    __test__ = False

    test_drive: UUID
    slot: UUID
    outlet: UUID
    model: str = ""
    party: UUID
    deal: UUID | None
    starts: datetime
    ends: datetime
    state: DriveState
    licence_check: UUID | None
    agreement: str
    odometer_out: int | None
    odometer_back: int | None
