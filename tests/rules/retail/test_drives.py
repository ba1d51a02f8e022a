"""Test drives: slots, moves, licence, odometer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.retail.rules import drives
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

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ID = UUID(int=1)
BOOKED = TestDrive(
    test_drive=ID,
    slot=ID,
    outlet=ID,
    party=ID,
    deal=None,
    starts=NOW,
    ends=NOW + timedelta(hours=1),
    state=DriveState.BOOKED,
    licence_check=None,
    agreement="",
    odometer_out=None,
    odometer_back=None,
)


def test_a_slot_is_booked_once_and_ahead_of_time() -> None:
    assert drives.book(taken=False, busy=False, starts=NOW + timedelta(hours=1), now=NOW) is DriveState.BOOKED
    with pytest.raises(SlotTaken):
        drives.book(taken=True, busy=False, starts=NOW + timedelta(hours=1), now=NOW)
    with pytest.raises(SlotOver):
        drives.book(taken=False, busy=False, starts=NOW, now=NOW)
    with pytest.raises(DriveAtSameTime):
        drives.book(taken=False, busy=True, starts=NOW + timedelta(hours=1), now=NOW)


def test_no_drive_without_licence_and_agreement() -> None:
    with pytest.raises(LicenceNotChecked):
        drives.start(BOOKED, agreement="sha256:1", odometer=10, checked=None)
    with pytest.raises(AgreementMissing):
        drives.start(BOOKED, agreement="", odometer=10, checked=ID)
    out = drives.start(BOOKED, agreement="sha256:1", odometer=10, checked=ID)
    assert (out.state, out.odometer_out) == (DriveState.OUT, 10)


def test_an_odometer_does_not_run_backwards() -> None:
    out = replace(BOOKED, state=DriveState.OUT, odometer_out=10)
    assert drives.finish(out, odometer=10).state is DriveState.RETURNED
    with pytest.raises(OdometerBackwards):
        drives.finish(out, odometer=9)


@pytest.mark.parametrize("state", DriveState)
def test_only_a_booked_drive_is_dropped(state: DriveState) -> None:
    drive = replace(BOOKED, state=state)
    for after in (DriveState.NO_SHOW, DriveState.CANCELLED):
        if state is DriveState.BOOKED:
            assert drives.drop(drive, after).state is after
        else:
            with pytest.raises(DriveMoveRefused):
                drives.drop(drive, after)


def test_a_slot_lies_ahead_and_has_a_length() -> None:
    for starts, ends in ((NOW, NOW + timedelta(hours=1)), (NOW + timedelta(hours=2), NOW + timedelta(hours=1))):
        with pytest.raises(BadSlot):
            drives.check_times(((starts, ends),), now=NOW)


spans = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 5)), min_size=1, max_size=6)


@given(spans)
def test_offered_slots_never_overlap(raw: list[tuple[int, int]]) -> None:
    times = tuple((NOW + timedelta(hours=start), NOW + timedelta(hours=start + length)) for start, length in raw)
    hours = [hour for start, length in raw for hour in range(start, start + length)]
    if len(hours) == len(set(hours)):
        drives.check_times(times, now=NOW)
    else:
        with pytest.raises(SlotsOverlap):
            drives.check_times(times, now=NOW)
