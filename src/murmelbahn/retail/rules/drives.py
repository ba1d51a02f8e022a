"""How a test drive may move, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from murmelbahn.retail.terms import (
    AgreementMissing,
    BadSlot,
    DriveAtSameTime,
    DriveMoveRefused,
    DriveState,
    LicenceNotChecked,
    OdometerBackwards,
    SlotOver,
    SlotsOverlap,
    SlotTaken,
    TestDrive,
)

MOVES = {
    DriveState.BOOKED: {DriveState.OUT, DriveState.NO_SHOW, DriveState.CANCELLED},
    DriveState.OUT: {DriveState.RETURNED},
    DriveState.RETURNED: set[DriveState](),
    DriveState.NO_SHOW: set[DriveState](),
    DriveState.CANCELLED: set[DriveState](),
}
"""`returned`, `no_show` and `cancelled` are ends; whoever missed a drive books another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveDecision:
    """What a test drive becomes."""

    state: DriveState
    agreement: str
    odometer_out: int | None
    odometer_back: int | None


def check_times(times: tuple[tuple[datetime, datetime], ...], *, now: datetime) -> None:
    """Slots to be offered. Raises `BadSlot`, `SlotsOverlap` when they overlap one another."""
    ordered = sorted(times)
    for starts, ends in ordered:
        if not now < starts < ends:
            raise BadSlot(starts=starts, ends=ends)
    for (_, ends), (starts, later) in pairwise(ordered):
        if starts < ends:
            raise SlotsOverlap(starts=starts, ends=later)


def book(*, taken: bool, busy: bool, starts: datetime, now: datetime) -> DriveState:
    """`busy`: the customer drives another car in a part of this time. Raises `SlotTaken`, `SlotOver`, `DriveAtSameTime`."""
    if taken:
        raise SlotTaken()
    if starts <= now:
        raise SlotOver()
    if busy:
        raise DriveAtSameTime()
    return DriveState.BOOKED


def start(drive: TestDrive, *, agreement: str, odometer: int, checked: UUID | None) -> DriveDecision:
    """The car leaves. Raises `DriveMoveRefused`, `LicenceNotChecked`, `AgreementMissing`, `OdometerBackwards`."""
    _allowed(drive, DriveState.OUT)
    if checked is None:
        raise LicenceNotChecked()
    if not agreement.strip():
        raise AgreementMissing()
    if odometer < 0:
        raise OdometerBackwards(odometer=odometer, before=0)
    return DriveDecision(state=DriveState.OUT, agreement=agreement, odometer_out=odometer, odometer_back=None)


def finish(drive: TestDrive, *, odometer: int) -> DriveDecision:
    """The car is back. Raises `DriveMoveRefused`, `OdometerBackwards(odometer, before)`."""
    _allowed(drive, DriveState.RETURNED)
    before = drive.odometer_out or 0
    if odometer < before:
        raise OdometerBackwards(odometer=odometer, before=before)
    return DriveDecision(
        state=DriveState.RETURNED, agreement=drive.agreement, odometer_out=before, odometer_back=odometer
    )


def drop(drive: TestDrive, after: DriveState) -> DriveDecision:
    """Cancelled or not kept. Raises `DriveMoveRefused(before, after)`."""
    _allowed(drive, after)
    return DriveDecision(state=after, agreement=drive.agreement, odometer_out=None, odometer_back=None)


def _allowed(drive: TestDrive, after: DriveState) -> None:
    if after not in MOVES[drive.state]:
        raise DriveMoveRefused(before=drive.state, after=after)
