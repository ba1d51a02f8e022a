"""Builds: the plant's answers, freeze points, late changes, the end of the line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.vehicle import operations, queries
from murmelbahn.vehicle.rules.values import as_forecast
from murmelbahn.vehicle.terms import (
    AsBuilt,
    BuildChangeState,
    BuildClosed,
    BuildExists,
    BuildMoved,
    BuildState,
    BuildView,
    CarClass,
    CarState,
    ChangeAnswered,
    ChangeFrozen,
    ChangeOpen,
    ConfigurationView,
    Milestone,
    VinTaken,
)
from tests.operations.vehicle.stock import NOW, SELLER, VIN, configured, release
from tests.operations.vehicle.test_stock import facts

Clock = Callable[[datetime], None]
WEEK, PROMISED = date(2027, 1, 18), date(2027, 2, 15)
FREEZE = {"drivetrain": date(2026, 12, 7), "body_shop": date(2026, 12, 21), "assembly": date(2027, 1, 4)}


class Case:
    """A deal with a scheduled build of one configuration."""

    def __init__(self) -> None:
        release()
        self.deal = new_id()
        self.ordered: ConfigurationView = configured()
        self.build: UUID = self.request()
        self.schedule()

    def request(self, configuration: UUID | None = None) -> UUID:
        return operations.request_build(
            SYSTEM,
            deal=self.deal,
            configuration=configuration or self.ordered.id,
            market="DE",
            seller=SELLER,
            plant="CVP1",
        )

    def schedule(self, week: date = WEEK) -> None:
        operations.schedule_build(SYSTEM, build=self.build, week=week, freeze=FREEZE, promised=PROMISED)

    def seen(self) -> BuildView:
        return queries.build(SYSTEM, build=self.build)

    def as_built(self, *plant_codes: str, co2: int = 0) -> AsBuilt:
        plain = as_forecast((*self.ordered.items, *plant_codes), self.ordered.technical)
        return AsBuilt(
            items=plain.items,
            co2_g_km=plain.co2_g_km + co2,
            mass_kg=plain.mass_kg,
            consumption_l_100km=plain.consumption_l_100km,
            consumption_kwh_100km=plain.consumption_kwh_100km,
            electric_range_km=plain.electric_range_km,
        )

    def change(self, *choices: str) -> tuple[UUID, UUID]:
        wanted, change = configured(*choices).id, new_id()
        operations.request_build_change(SYSTEM, build=self.build, configuration=wanted, change=change)
        return wanted, change


@pytest.fixture
def case(world: str, set_clock: Clock) -> Case:
    set_clock(NOW)
    return Case()


def test_asking_twice_is_one_build_and_another_car_is_refused(case: Case) -> None:
    assert case.request() == case.build
    case.schedule()
    with pytest.raises(BuildExists):
        case.request(configured("MH16").id)
    assert facts(case.deal) == ["vehicle.build.requested", "vehicle.build.scheduled"]


def test_freeze_points_come_by_the_clock_and_move_with_the_week(
    case: Case, set_clock: Clock, deliver: Callable[[], int]
) -> None:
    assert case.seen().frozen == ()
    set_clock(datetime(2026, 12, 8, tzinfo=UTC))
    deliver()
    assert case.seen().frozen == ("drivetrain",)
    assert facts(case.deal)[-1] == "vehicle.build.frozen"
    set_clock(datetime(2027, 1, 5, tzinfo=UTC))
    deliver()
    assert set(case.seen().frozen) == set(FREEZE)
    assert facts(case.deal).count("vehicle.build.frozen") == 3


def test_the_end_of_the_line_makes_a_car_of_the_deal_with_its_own_values(case: Case) -> None:
    built = case.as_built("XK41", "YR007", co2=2)
    first = operations.record_built(SYSTEM, build=case.build, vin=VIN, as_built=built)
    assert operations.record_built(SYSTEM, build=case.build, vin=VIN, as_built=built) == first
    car = queries.car_of_deal(SYSTEM, deal=case.deal)
    assert car is not None
    assert (car.state, car.car_class, car.place) == (CarState.ALLOCATED, CarClass.NEW, "CVP1")
    assert car.features == case.ordered.features
    assert car.technical.co2_g_km == case.ordered.technical.co2_g_km + 2
    assert case.seen().state is BuildState.BUILT
    assert facts(case.deal).count("vehicle.build.built") == 1
    with pytest.raises(BuildMoved):
        operations.record_built(SYSTEM, build=case.build, vin="WVCAV2ZZZ7C000009", as_built=built)
    with pytest.raises(BuildMoved):
        operations.record_built(SYSTEM, build=case.build, vin=VIN, as_built=case.as_built())


def test_a_vin_that_the_plant_gave_to_two_cars_is_refused(case: Case) -> None:
    """Also where both cars are alike to the last screw: the second deal does not get the first one's car."""
    operations.record_built(SYSTEM, build=case.build, vin=VIN, as_built=case.as_built())
    other = Case()
    with pytest.raises(VinTaken) as refused:
        operations.record_built(SYSTEM, build=other.build, vin=VIN, as_built=other.as_built())
    assert refused.value.parameters == {"vin": VIN}
    assert other.seen().state is not BuildState.BUILT
    assert queries.car_of_deal(SYSTEM, deal=other.deal) is None


def test_a_late_change_waits_for_the_plant(case: Case) -> None:
    wanted, change = case.change("W20", "TRSPT")
    with pytest.raises(ChangeOpen):
        case.change("U21")
    for _ in range(2):
        operations.confirm_build_change(SYSTEM, build=case.build, change=change)
    assert case.seen().configuration == wanted
    with pytest.raises(ChangeAnswered):
        operations.refuse_build_change(SYSTEM, build=case.build, change=change, reason="late")
    _, second = case.change("P11")
    for _ in range(2):
        operations.refuse_build_change(SYSTEM, build=case.build, change=second, reason="late")
    assert case.seen().configuration == wanted
    assert facts(case.deal)[2:] == [
        "vehicle.build_change.requested",
        "vehicle.build_change.confirmed",
        "vehicle.build_change.requested",
        "vehicle.build_change.refused",
    ]


def test_what_is_frozen_cannot_change_and_what_is_not_can(case: Case, set_clock: Clock) -> None:
    set_clock(datetime(2026, 12, 22, tzinfo=UTC))
    with pytest.raises(ChangeFrozen) as caught:
        case.change("P11", "W18")
    assert caught.value.parameters["families"] == ("paint",)
    case.change("KEYPHONE")


def test_a_change_that_was_not_answered_came_too_late(case: Case) -> None:
    case.change("W18")
    operations.record_built(SYSTEM, build=case.build, vin=VIN, as_built=case.as_built())
    [change] = case.seen().changes
    assert (change.state, change.reason) == (BuildChangeState.REFUSED, "built")


def test_given_up_before_the_freeze_the_slot_goes_back(
    case: Case, set_clock: Clock, deliver: Callable[[], int]
) -> None:
    for _ in range(2):
        operations.cancel_build(SYSTEM, build=case.build)
    assert case.seen().state is BuildState.CANCELLED
    set_clock(datetime(2027, 1, 5, tzinfo=UTC))
    deliver()
    assert facts(case.deal)[-1] == "vehicle.build.cancelled"
    with pytest.raises(BuildClosed):
        case.schedule()
    assert case.request() != case.build


def test_given_up_after_the_freeze_the_car_becomes_stock(case: Case, set_clock: Clock) -> None:
    set_clock(datetime(2026, 12, 22, tzinfo=UTC))
    operations.cancel_build(SYSTEM, build=case.build)
    operations.record_built(SYSTEM, build=case.build, vin=VIN, as_built=case.as_built())
    assert queries.car(SYSTEM, vin=VIN).state is CarState.FREE
    assert queries.car_of_deal(SYSTEM, deal=case.deal) is None


def test_the_plant_loses_the_slot(case: Case) -> None:
    for _ in range(2):
        operations.fail_build(SYSTEM, build=case.build, reason="engine_dropped")
    assert (case.seen().state, case.seen().reason) == (BuildState.FAILED, "engine_dropped")
    assert facts(case.deal).count("vehicle.build.failed") == 1


def test_a_refused_request_may_be_made_again(case: Case) -> None:
    with pytest.raises(BuildClosed):
        operations.refuse_build(SYSTEM, build=case.build, reason="no_capacity")
    deal = new_id()
    case.deal = deal
    other = case.request()
    operations.refuse_build(SYSTEM, build=other, reason="no_capacity")
    assert case.request() != other


def test_on_the_way_and_at_the_outlet(case: Case) -> None:
    operations.record_built(SYSTEM, build=case.build, vin=VIN, as_built=case.as_built())
    first = operations.request_transport(SYSTEM, vin=VIN, place="HH-1")
    assert operations.request_transport(SYSTEM, vin=VIN, place="HH-1") == first

    def milestone(what: Milestone, hours: int) -> None:
        at = NOW + timedelta(hours=hours)
        operations.record_milestone(SYSTEM, vin=VIN, milestone=what, at=at, estimate=PROMISED, spread_days=3)

    milestone(Milestone.PICKED_UP, 1)
    milestone(Milestone.COMPOUND, 5)
    milestone(Milestone.COMPOUND, 5)
    milestone(Milestone.PORT, 3)
    seen = queries.car(SYSTEM, vin=VIN)
    assert seen.transport is not None
    assert (seen.transport.milestone, seen.transport.spread_days, seen.arrived) == (Milestone.COMPOUND, 3, False)
    for _ in range(2):
        operations.record_arrival(SYSTEM, vin=VIN, place="HH-1", damage="scratch on the left door")
    milestone(Milestone.LAST_LEG, 9)
    seen = queries.car(SYSTEM, vin=VIN)
    assert (seen.arrived, seen.place, seen.damage) == (True, "HH-1", "scratch on the left door")
    operations.record_repair(SYSTEM, vin=VIN)
    assert operations.request_transport(SYSTEM, vin=VIN, place="HH-1") is None
    assert facts(case.deal)[3:] == [
        "vehicle.transport.requested",
        "vehicle.transport.reached",
        "vehicle.transport.reached",
        "vehicle.car.arrived",
        "vehicle.car.repaired",
    ]


def test_who_sees_a_build(case: Case) -> None:
    customer = Actor(subject=new_id(), kind=ActorKind.CUSTOMER)
    assert queries.build(customer, build=case.build, deal=case.deal).id == case.build
    for deal in (None, new_id()):
        with pytest.raises(NotFound):
            queries.build(customer, build=case.build, deal=deal)
    with pytest.raises(NotFound):
        operations.cancel_build(customer, build=case.build)
    with pytest.raises(NotAllowed):
        operations.fail_build(customer, build=case.build, reason="x")
    elsewhere = Actor(subject=new_id(), kind=ActorKind.NSC_SALES, markets=frozenset({"AT"}))
    with pytest.raises(NotFound):
        operations.fail_build(elsewhere, build=case.build, reason="x")
