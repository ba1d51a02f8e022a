"""Stock cars: one hold at a time, one deal for good, and from the outlet to the customer and back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.vehicle import operations, queries
from murmelbahn.vehicle.models import Car
from murmelbahn.vehicle.terms import (
    AlreadyRegistered,
    CarClass,
    CarNotHeld,
    CarNotPrepared,
    CarState,
    CarStopped,
    CarTaken,
    HoldTooEarly,
    NeverNewAgain,
    OdometerBackwards,
    RegistrationState,
    VinTaken,
)
from tests.operations.vehicle.stock import NOW, READY, SELLER, VIN, configured, stocked

ONE, OTHER, KEEPER = new_id(), new_id(), new_id()
Clock = Callable[[datetime], None]
pytestmark = pytest.mark.usefixtures("world")


def facts(key: UUID) -> list[str]:
    with kernel_world.connection().cursor() as cursor:
        cursor.execute("SELECT topic FROM kernel_fact WHERE key = %s ORDER BY seq", [key])
        return [row[0] for row in cursor.fetchall()]


def hold(deal: UUID, hours: int = 24) -> None:
    operations.hold_car(SYSTEM, vin=VIN, deal=deal, until=NOW + timedelta(hours=hours), market="DE", seller=SELLER)


def state() -> CarState:
    return queries.car(SYSTEM, vin=VIN).state


def test_a_hold_keeps_others_away_and_lapses_by_its_timer(set_clock: Clock, deliver: Callable[[], int]) -> None:
    set_clock(NOW)
    stocked()
    hold(ONE)
    with pytest.raises(CarTaken):
        hold(OTHER)
    with pytest.raises(CarTaken):
        operations.allocate_car(SYSTEM, vin=VIN, deal=OTHER)
    set_clock(NOW + timedelta(hours=25))
    deliver()
    assert state() is CarState.FREE
    assert facts(ONE) == ["vehicle.car.held", "vehicle.hold.lapsed", "vehicle.car.released"]
    operations.allocate_car(SYSTEM, vin=VIN, deal=OTHER)


def test_a_prolonged_hold_outlives_its_first_end(set_clock: Clock, deliver: Callable[[], int]) -> None:
    set_clock(NOW)
    stocked()
    hold(ONE)
    hold(ONE, hours=72)
    set_clock(NOW + timedelta(hours=25))
    deliver()
    assert state() is CarState.HELD
    with pytest.raises(HoldTooEarly):
        hold(ONE, hours=1)


def test_allocation_and_release_answer_twice_the_same(set_clock: Clock, deliver: Callable[[], int]) -> None:
    set_clock(NOW)
    stocked()
    hold(ONE)
    operations.allocate_car(SYSTEM, vin=VIN, deal=ONE)
    operations.allocate_car(SYSTEM, vin=VIN, deal=ONE)
    set_clock(NOW + timedelta(days=3))
    deliver()
    assert state() is CarState.ALLOCATED
    with pytest.raises(CarTaken):
        operations.release_car(SYSTEM, vin=VIN, deal=OTHER)
    operations.release_car(SYSTEM, vin=VIN, deal=ONE)
    operations.release_car(SYSTEM, vin=VIN, deal=ONE)
    assert facts(ONE) == ["vehicle.car.held", "vehicle.car.allocated", "vehicle.car.released"]


def test_of_200_buyers_one_gets_the_car(world: str, set_clock: Clock) -> None:
    set_clock(NOW)
    stocked()

    def buy(deal: UUID) -> bool:
        try:
            with kernel_world.use(world):
                operations.allocate_car(SYSTEM, vin=VIN, deal=deal)
        except CarTaken:
            return False
        finally:
            with kernel_world.use(world):
                kernel_world.connection().close()
        return True

    buyers = [new_id() for _ in range(200)]
    with ThreadPoolExecutor(8) as pool:
        won = [deal for deal, got in zip(buyers, pool.map(buy, buyers), strict=True) if got]
    assert len(won) == 1
    assert queries.car(SYSTEM, vin=VIN).deal == won[0]


def test_from_the_outlet_to_the_customer_and_back(set_clock: Clock) -> None:
    set_clock(NOW)
    stocked()
    operations.allocate_car(SYSTEM, vin=VIN, deal=ONE)

    def ask() -> UUID:
        return operations.request_registration(
            SYSTEM, vin=VIN, deal=ONE, keeper=KEEPER, place_of_registration="Hamburg"
        )

    with pytest.raises(CarNotPrepared):
        ask()
    operations.stop_delivery(SYSTEM, vin=VIN, reason="recall_12")
    with pytest.raises(CarStopped):
        operations.record_preparation(SYSTEM, vin=VIN, checks=READY)
    operations.lift_stop(SYSTEM, vin=VIN, reason="recall_12")
    operations.record_preparation(SYSTEM, vin=VIN, checks=READY)
    first = ask()
    assert ask() == first
    operations.refuse_registration(SYSTEM, vin=VIN, reason="insurance")
    second = ask()
    assert second != first
    with pytest.raises(AlreadyRegistered):
        operations.request_registration(SYSTEM, vin=VIN, deal=ONE, keeper=ONE, place_of_registration="Hamburg")
    for _ in range(2):
        operations.record_registered(SYSTEM, vin=VIN, plate="HH MB 1", on=date(2026, 12, 1))
    assert queries.plate(SYSTEM, vin=VIN, deal=ONE) == "HH MB 1"
    with pytest.raises(CarNotHeld):
        operations.hand_over_car(SYSTEM, vin=VIN, deal=OTHER, odometer_km=12)
    for _ in range(2):
        operations.hand_over_car(SYSTEM, vin=VIN, deal=ONE, odometer_km=12)
    with pytest.raises(OdometerBackwards):
        operations.return_car(SYSTEM, vin=VIN, odometer_km=1, inspection="clean")
    for _ in range(2):
        operations.return_car(SYSTEM, vin=VIN, odometer_km=480, inspection="clean")
    back = queries.car(SYSTEM, vin=VIN)
    assert (back.car_class, back.state, back.prepared) == (CarClass.RETURNED, CarState.FREE, False)
    assert back.first_registration == date(2026, 12, 1)
    assert facts(ONE) == [
        "vehicle.car.allocated",
        "vehicle.car.stopped",
        "vehicle.car.cleared",
        "vehicle.car.prepared",
        "vehicle.registration.requested",
        "vehicle.registration.refused",
        "vehicle.registration.requested",
        "vehicle.registration.completed",
        "vehicle.car.handed_over",
        "vehicle.car.returned",
    ]


def test_a_registered_car_is_never_new_again(set_clock: Clock) -> None:
    set_clock(NOW)
    stocked()
    operations.allocate_car(SYSTEM, vin=VIN, deal=ONE)
    operations.record_preparation(SYSTEM, vin=VIN, checks=READY)
    operations.request_registration(SYSTEM, vin=VIN, deal=ONE, keeper=KEEPER, place_of_registration="Hamburg")
    operations.record_registered(SYSTEM, vin=VIN, plate="HH MB 1", on=date(2026, 12, 1))
    operations.deregister(SYSTEM, vin=VIN, on=date(2026, 12, 3))
    operations.release_car(SYSTEM, vin=VIN, deal=ONE)
    assert queries.car(SYSTEM, vin=VIN).car_class is CarClass.DAY_REGISTRATION
    with pytest.raises(NeverNewAgain):
        operations.add_stock_car(
            SYSTEM,
            vin="WVCAV2ZZZ7C000002",
            configuration=configured().id,
            car_class=CarClass.NEW,
            market="DE",
            seller=SELLER,
            place="HH-1",
            first_registration=date(2026, 1, 1),
        )


def test_a_request_under_way_ends_with_the_deal(set_clock: Clock) -> None:
    set_clock(NOW)
    stocked()
    operations.allocate_car(SYSTEM, vin=VIN, deal=ONE)
    operations.record_preparation(SYSTEM, vin=VIN, checks=READY)
    operations.request_registration(SYSTEM, vin=VIN, deal=ONE, keeper=KEEPER, place_of_registration="Hamburg")
    operations.release_car(SYSTEM, vin=VIN, deal=ONE)
    found = queries.car(SYSTEM, vin=VIN)
    assert found.registration is not None
    assert found.registration.state is RegistrationState.REFUSED
    assert found.car_class is CarClass.NEW


def test_the_same_car_again_is_the_same_and_another_is_refused(set_clock: Clock) -> None:
    set_clock(NOW)
    first = stocked()
    assert stocked() == first
    with pytest.raises(VinTaken):
        stocked(VIN, "MH16")
    assert Car.objects.count() == 1


def test_who_sees_what(set_clock: Clock) -> None:
    set_clock(NOW)
    stocked()
    customer = Actor(subject=new_id(), kind=ActorKind.CUSTOMER)
    elsewhere = Actor(subject=new_id(), kind=ActorKind.NSC_SALES, markets=frozenset({"AT"}))
    assert queries.car(customer, vin=VIN).state is CarState.FREE
    operations.allocate_car(SYSTEM, vin=VIN, deal=ONE)
    assert queries.car(customer, vin=VIN, deal=ONE).deal == ONE
    for actor, deal in ((customer, None), (customer, OTHER), (elsewhere, ONE)):
        with pytest.raises(NotFound):
            queries.car(actor, vin=VIN, deal=deal)
    assert queries.find_cars(customer, market="DE") == ()
    assert queries.plate(customer, vin=VIN, deal=OTHER) is None
    with pytest.raises(NotAllowed):
        operations.stop_delivery(customer, vin=VIN, reason="recall_12")
    with pytest.raises(NotFound):
        operations.release_car(elsewhere, vin=VIN, deal=ONE)
