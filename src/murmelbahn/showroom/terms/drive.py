"""Test drives as pages: one's own, and the choice of outlet, car and time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.showroom.terms.audience import Audience
from murmelbahn.showroom.terms.cards import CareCard


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveLine:
    """A booked test drive. `open`: it can still be moved or cancelled."""

    id: UUID
    title: dict[str, str]
    outlet: str
    at: datetime
    until: datetime
    zone: str
    state: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One choice of a step: an outlet or a car."""

    code: str
    title: dict[str, str]
    more: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotLine:
    slot: UUID
    at: datetime
    until: datetime
    title: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrivesSheet:
    """Own drives first, then the choice: outlet, car, and what is free, by day of the outlet's zone. `party`: for whom a
    slot would be booked; None without a Customer ID. `moving`: the booking that would be moved. `run`: outlets
    whose times the adviser may open."""

    audience: Audience
    market: str
    own: tuple[DriveLine, ...]
    outlets: tuple[Pick, ...]
    models: tuple[Pick, ...]
    days: tuple[tuple[date, tuple[SlotLine, ...]], ...]
    run: tuple[Pick, ...]
    zone: str
    party: UUID | None
    customer: str
    moving: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveSheet:
    """One test drive: booked (`line`) or about to be (`slot`). `licence`: the desk has seen the driving licence."""

    audience: Audience
    line: DriveLine
    care: CareCard | None
    customer: str
    party: UUID | None
    licence: bool
    odometer_out: int | None
    booked: bool
    moving: UUID | None
