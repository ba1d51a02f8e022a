"""Test drives: no slot twice, none left while somebody waits."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, connections, transaction
from django.db.utils import IntegrityError
from tests.operations.retail.network import HERE, NOON, Branch, branch, somebody

from murmelbahn.customer import queries as customers
from murmelbahn.customer.terms import TouchpointKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import BadInput, NotAllowed, NotFound
from murmelbahn.retail import operations, queries
from murmelbahn.retail.terms import (
    DemoCarTaken,
    DriveAtSameTime,
    DriveMoveRefused,
    DriveState,
    Duty,
    LicenceNotChecked,
    OdometerBackwards,
    SlotOver,
    SlotsOverlap,
    SlotTaken,
)

VIN = "WCV1AA00000000001"
BUYERS, SLOTS, ROUNDS = (500, 20, 100) if os.environ.get("MURMELBAHN_TORTURE") else (50, 2, 10)
"""Fault test 12: 500 buyers for 20 slots, 100 rounds; a tenth of it in `make check`."""


@pytest.fixture
def north(set_clock: Callable[[datetime], None]) -> Branch:
    set_clock(NOON)
    return branch("N")


def offer(north: Branch, count: int, vin: str = VIN) -> UUID:
    car = operations.add_demo_car(north.desk, outlet=north.outlet, vin=vin, model="MERIDIAN")
    hours = [(NOON + timedelta(hours=n + 1), NOON + timedelta(hours=n + 2)) for n in range(count)]
    operations.offer_slots(north.desk, demo_car=car, times=tuple(hours))
    return car


def test_a_demo_car_is_in_one_place_and_offered_once_at_a_time(north: Branch) -> None:
    car = offer(north, 3)
    with pytest.raises(DemoCarTaken):
        operations.add_demo_car(north.desk, outlet=north.outlet, vin=VIN, model="MERIDIAN")
    half = NOON + timedelta(hours=1, minutes=30)
    with pytest.raises(SlotsOverlap):
        operations.offer_slots(north.desk, demo_car=car, times=((half, half + timedelta(hours=1)),))
    with pytest.raises(NotFound):
        operations.offer_slots(branch("S").desk, demo_car=car, times=((half, half + timedelta(hours=1)),))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO retail_slot (id, demo_car_id, starts, ends) VALUES (%s, %s, %s, %s)",
            [new_id(), car, half, half + timedelta(hours=1)],
        )


def test_weeks_are_opened_in_the_hours_of_the_outlet_and_only_once(
    north: Branch, set_clock: Callable[[datetime], None]
) -> None:
    operations.add_demo_car(north.desk, outlet=north.outlet, vin=VIN, model="MERIDIAN")
    operations.add_demo_car(north.desk, outlet=north.outlet, vin="WCV1AA00000000002", model="MERIDIAN")
    offered = operations.open_drive_weeks(north.desk, outlet=north.outlet, weeks=2)
    free = queries.free_slots(north.desk, market="DE", outlet=north.outlet)
    assert offered == len(free) > 40
    place = queries.outlet(north.desk, outlet=north.outlet)
    days = {one.starts.astimezone(ZoneInfo(place.zone)).isoweekday() for one in free}
    assert days == ({one.weekday for one in place.hours} or {1, 2, 3, 4, 5})
    assert operations.open_drive_weeks(north.desk, outlet=north.outlet, weeks=2) == 0
    set_clock(NOON + timedelta(weeks=1))
    assert 0 < operations.open_drive_weeks(north.desk, outlet=north.outlet, weeks=2) < offered
    with pytest.raises(BadInput):
        operations.open_drive_weeks(north.desk, outlet=north.outlet, weeks=13)
    with pytest.raises(NotFound):
        operations.open_drive_weeks(branch("S").desk, outlet=north.outlet, weeks=2)
    with pytest.raises(NotAllowed):
        operations.open_drive_weeks(somebody()[0], outlet=north.outlet, weeks=2)


def test_a_drive_from_booking_to_return(north: Branch, set_clock: Callable[[datetime], None]) -> None:
    offer(north, 1)
    me, party = somebody()
    (slot,) = queries.free_slots(me, market="DE", model="MERIDIAN")
    drive = operations.book_test_drive(me, slot=slot.slot, party=party)
    assert queries.free_slots(me, market="DE") == ()
    with pytest.raises(SlotTaken):
        operations.book_test_drive(me, slot=slot.slot, party=party)
    with pytest.raises(NotAllowed):
        operations.start_test_drive(me, test_drive=drive, odometer=100, agreement="sha256:1")
    with pytest.raises(LicenceNotChecked):
        operations.start_test_drive(north.desk, test_drive=drive, odometer=100, agreement="sha256:1")
    set_clock(slot.starts)
    operations.check_licence(north.desk, test_drive=drive, expires_on=(NOON + timedelta(days=900)).date())
    operations.start_test_drive(north.desk, test_drive=drive, odometer=100, agreement="sha256:1")
    with pytest.raises(OdometerBackwards):
        operations.finish_test_drive(north.desk, test_drive=drive, odometer=99)
    operations.finish_test_drive(north.desk, test_drive=drive, odometer=131)
    done = queries.drive(me, test_drive=drive)
    assert (done.state, done.odometer_out, done.odometer_back) == (DriveState.RETURNED, 100, 131)
    (touch,) = customers.touchpoints(me, party=party)
    assert (touch.kind, touch.outlet, touch.adviser) == (TouchpointKind.TEST_DRIVE, north.outlet, north.desk.subject)


def test_nobody_drives_two_cars_at_a_time(north: Branch) -> None:
    """Another car at the same hour is refused; the hour after it is not, and a booking may move to the other car."""
    for vin, model in ((VIN, "MERIDIAN"), ("WCV1AA00000000002", "TARN")):
        car = operations.add_demo_car(north.desk, outlet=north.outlet, vin=vin, model=model)
        hours = [(NOON + timedelta(hours=n + 1), NOON + timedelta(hours=n + 2)) for n in range(2)]
        operations.offer_slots(north.desk, demo_car=car, times=tuple(hours))
    me, party = somebody()
    ours, theirs = (queries.free_slots(me, market="DE", model=model) for model in ("MERIDIAN", "TARN"))
    first = operations.book_test_drive(me, slot=ours[0].slot, party=party)
    with pytest.raises(DriveAtSameTime):
        operations.book_test_drive(me, slot=theirs[0].slot, party=party)
    other, whose = somebody()
    operations.book_test_drive(other, slot=theirs[1].slot, party=whose)
    moved = operations.move_test_drive(me, test_drive=first, slot=theirs[0].slot)
    operations.book_test_drive(me, slot=ours[1].slot, party=party)
    operations.cancel_test_drive(me, test_drive=moved)
    operations.book_test_drive(me, slot=ours[0].slot, party=party)


def test_a_drive_at_another_agent_for_a_deal_earns_that_duty(
    north: Branch, set_clock: Callable[[datetime], None]
) -> None:
    offer(north, 1)
    south, (me, party), deal = branch("S"), somebody(), new_id()
    operations.attribute_deal(
        me, deal=deal, duty=Duty.CARE, outlet=south.outlet, adviser=south.desk.subject, parties=(party,), **HERE
    )
    (slot,) = queries.free_slots(me, market="DE")
    drive = operations.book_test_drive(me, slot=slot.slot, party=party, deal=deal)
    operations.check_licence(north.desk, test_drive=drive, expires_on=(NOON + timedelta(days=900)).date())
    operations.start_test_drive(north.desk, test_drive=drive, odometer=5, agreement="sha256:1")
    operations.finish_test_drive(north.desk, test_drive=drive, odometer=9)
    duties = {row.duty: row.agent for row in queries.attribution(south.desk, deal=deal)}
    assert duties == {Duty.CARE: south.agent, Duty.TEST_DRIVE: north.agent}
    assert [touch.kind for touch in customers.touchpoints(south.desk, deal=deal)] == [TouchpointKind.TEST_DRIVE]
    with pytest.raises(NotFound):
        operations.attribute_deal(
            north.desk, deal=deal, duty=Duty.ADVICE, outlet=north.outlet, adviser=north.desk.subject, **HERE
        )


def test_a_cancelled_slot_is_free_again_and_a_missed_one_is_not(north: Branch) -> None:
    offer(north, 2)
    me, party = somebody()
    first, second = queries.free_slots(me, market="DE")
    drive = operations.book_test_drive(me, slot=first.slot, party=party)
    operations.cancel_test_drive(me, test_drive=drive)
    assert queries.free_slots(me, market="DE") == (first, second)
    with pytest.raises(DriveMoveRefused):
        operations.cancel_test_drive(me, test_drive=drive)
    missed = operations.book_test_drive(me, slot=second.slot, party=party)
    operations.miss_test_drive(north.desk, test_drive=missed)
    assert queries.free_slots(me, market="DE", outlet=north.outlet) == (first,)


def test_two_buyers_at_once_for_the_last_slot(north: Branch) -> None:
    offer(north, 1)
    buyers = [somebody() for _ in range(4)]
    (slot,) = queries.free_slots(buyers[0][0], market="DE")

    def buy(buyer: int) -> bool:
        me, party = buyers[buyer]
        try:
            operations.book_test_drive(me, slot=slot.slot, party=party)
            return True
        except SlotTaken:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(buy, range(4))) == 1


def test_one_person_at_once_for_two_cars_drives_one(north: Branch) -> None:
    for vin in ("WCV1AA00000000011", "WCV1AA00000000012", "WCV1AA00000000013"):
        offer(north, 1, vin=vin)
    me, party = somebody()
    slots = [one.slot for one in queries.free_slots(me, market="DE")]
    assert len(slots) == 3

    def book(slot: UUID) -> bool:
        try:
            operations.book_test_drive(me, slot=slot, party=party)
            return True
        except DriveAtSameTime:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        assert sum(pool.map(book, slots)) == 1


def test_a_stranger_neither_books_for_another_nor_sees_it(north: Branch, set_clock: Callable[[datetime], None]) -> None:
    offer(north, 2)
    south, (me, party), (other, _) = branch("S"), somebody(), somebody()
    first, second = queries.free_slots(me, market="DE")
    with pytest.raises(NotFound):
        operations.book_test_drive(other, slot=first.slot, party=party)
    with pytest.raises(NotFound):
        operations.book_test_drive(north.desk, slot=first.slot, party=party)
    drive = operations.book_test_drive(me, slot=first.slot, party=party)
    for stranger in (other, south.desk):
        assert queries.drives(stranger, party=party) == ()
        with pytest.raises(NotFound):
            queries.drive(stranger, test_drive=drive)
        with pytest.raises(NotFound):
            operations.cancel_test_drive(stranger, test_drive=drive)
    operations.book_test_drive(north.desk, slot=second.slot, party=party)
    set_clock(second.starts)
    operations.cancel_test_drive(me, test_drive=drive)
    with pytest.raises(SlotOver):
        operations.book_test_drive(me, slot=first.slot, party=party)


@pytest.mark.fault
def test_many_buyers_at_once_never_share_a_slot_and_leave_none(north: Branch) -> None:
    for round_ in range(ROUNDS):
        buyers = [somebody() for _ in range(BUYERS)]
        offer(north, SLOTS, vin=f"WCV1AA000000{round_:05}")
        slots = {slot.slot for slot in queries.free_slots(buyers[0][0], market="DE")}
        assert len(slots) == SLOTS

        def buy(place: int, buyer: tuple[Actor, UUID]) -> UUID | None:
            me, party = buyer
            try:
                while free := queries.free_slots(me, market="DE"):
                    try:
                        operations.book_test_drive(me, slot=free[place % len(free)].slot, party=party)
                    except SlotTaken:
                        continue
                    return party
                return None
            finally:
                connections.close_all()

        with ThreadPoolExecutor(12) as pool:
            lucky = [party for party in pool.map(buy, range(BUYERS), buyers) if party is not None]
        booked = [drive for drive in queries.drives(north.desk, outlet=north.outlet) if drive.slot in slots]
        assert sorted(drive.party for drive in booked) == sorted(lucky)
        assert {drive.slot for drive in booked} == slots
        assert len(booked) == SLOTS
