"""The plant: normal, moved, refusing, failing, answering twice or never; changes; kills; messages out of order."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.connect.plant import inbound
from murmelbahn.connect.plant import operations as plant
from murmelbahn.connect.queries import plant_copies_of
from murmelbahn.connect.terms import MalformedMessage, World
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.delivery import deliver
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.rules.vin import checked
from murmelbahn.vehicle.terms import BuildChangeState, BuildState
from tests.operations.connect.border import Clock, behave, call, count, heard_by, held, living, station, told
from tests.operations.vehicle.stock import NOW, SELLER, configured, release

live = living(World.PLANT)


class Ordered:
    """A deal whose build was asked for."""

    def __init__(self) -> None:
        self.deal = new_id()
        self.configuration = configured()
        self.build: UUID = vehicles.request_build(
            SYSTEM, deal=self.deal, configuration=self.configuration.id, market="DE", seller=SELLER, plant="CVP1"
        )

    @property
    def seen(self) -> Any:
        return vehicle.build(SYSTEM, build=self.build)

    def change(self, *choices: str) -> tuple[UUID, UUID]:
        wanted, change = configured(*choices).id, new_id()
        vehicles.request_build_change(SYSTEM, build=self.build, configuration=wanted, change=change)
        return wanted, change


@pytest.fixture
def released(world: str, set_clock: Clock) -> None:
    set_clock(NOW)
    release()


@pytest.mark.usefixtures("released")
def test_a_calm_plant_schedules_after_a_day_and_builds_the_ordered_car() -> None:
    behave("calm")
    one = Ordered()
    live(1.2)
    seen = one.seen
    assert (seen.state, seen.week, seen.promised) == (BuildState.SCHEDULED, date(2027, 1, 25), date(2027, 2, 22))
    freeze = {point.freeze_class: point.on for point in seen.freeze}
    assert freeze["drivetrain"] == seen.week - timedelta(days=42)
    live(90)
    seen = one.seen
    assert seen.state is BuildState.BUILT
    assert checked(seen.vin) == seen.vin
    assert (seen.vin[:6], seen.vin[9:11]) == ("WVCAV2", "V1")
    car = vehicle.car(SYSTEM, vin=seen.vin)
    assert (car.deal, car.features) == (one.deal, one.configuration.features)
    assert car.technical == one.configuration.technical
    assert told(one.deal, "vehicle.build.") == [
        "vehicle.build.requested", "vehicle.build.scheduled", "vehicle.build.frozen", "vehicle.build.frozen",
        "vehicle.build.frozen", "vehicle.build.built",
    ]  # fmt: skip
    [copy] = plant_copies_of(SYSTEM, deal=one.deal)
    assert (copy.items, copy.vin, copy.state) == (one.configuration.items, seen.vin, "built")
    assert held() == []


@pytest.mark.usefixtures("released")
def test_every_car_has_a_vin_of_its_own_and_its_fate_does_not_depend_on_when_it_was_asked_for() -> None:
    from murmelbahn.connect import operations
    from murmelbahn.connect.models import PlantOrder

    def fates(names: list[str]) -> dict[str, Any]:
        builds = {}
        for name in names:
            one = Ordered()
            operations.destine(SYSTEM, subject=one.deal, name=name)
            builds[name] = one.build
        live(130)
        rows = {name: PlantOrder.objects.get(order=build) for name, build in builds.items()}
        return {name: (row.state, row.reason, row.as_built) for name, row in rows.items()}

    behave("usual", plant__fails=300, plant__refuses=300)
    names = [f"deal {n}" for n in range(7)]
    first = fates(names)
    assert fates(names[::-1]) == first
    assert {state for state, *_ in first.values()} == {"built", "failed", "rejected"}
    vins = [vin for vin in PlantOrder.objects.values_list("vin", flat=True) if vin]
    assert len(set(vins)) == len(vins) > 3


@pytest.mark.usefixtures("released")
def test_a_week_that_moves_is_told_and_the_straggler_of_the_first_week_is_dropped() -> None:
    behave("calm", plant__moves=1000, plant__move_weeks=[2, 2])
    one = Ordered()
    live(1.2)
    first = one.seen.week
    straggler = plant.speak(SYSTEM, due=_due(one.build, "answer", again=True))
    live(60)
    assert one.seen.week == first + timedelta(weeks=2)
    assert inbound.receive(SYSTEM, content=straggler) is False
    assert one.seen.week == first + timedelta(weeks=2)
    live(60)
    assert one.seen.state is BuildState.BUILT
    assert told(one.deal, "vehicle.build.scheduled") == ["vehicle.build.scheduled"] * 2


@pytest.mark.usefixtures("released")
def test_a_refusing_plant_and_a_failing_one() -> None:
    behave("calm", plant__refuses=1000)
    refused = Ordered()
    live(2)
    assert (refused.seen.state, told(refused.deal)[-1]) == (BuildState.FAILED, "vehicle.build.refused")
    behave("calm", plant__fails=1000)
    failed = Ordered()
    live(2)
    assert failed.seen.state is BuildState.SCHEDULED
    live(90)
    assert failed.seen.state is BuildState.FAILED
    assert failed.seen.reason in {"parts_missing", "line_stopped", "engine_dropped"}
    assert told(failed.deal, "vehicle.build.failed") == ["vehicle.build.failed"]


@pytest.mark.usefixtures("released")
def test_a_plant_that_says_everything_twice_has_one_effect() -> None:
    behave("calm", plant__speaks_twice=1000)
    one = Ordered()
    live(2)
    _, change = one.change("W20", "TRSPT")
    live(100)
    assert told(one.deal, "vehicle.build.scheduled") == ["vehicle.build.scheduled"]
    assert told(one.deal, "vehicle.build_change.confirmed") == ["vehicle.build_change.confirmed"]
    assert told(one.deal, "vehicle.build.built") == ["vehicle.build.built"]
    assert told(one.deal, "connect.plant.due") == ["connect.plant.due"] * 6
    assert one.seen.changes[0].change == change
    assert held() == []


@pytest.mark.usefixtures("released")
def test_a_silent_plant_takes_no_order() -> None:
    behave("still")
    one = Ordered()
    live(100)
    assert (one.seen.state, count("connect_plant_order")) == (BuildState.REQUESTED, 0)


@pytest.mark.usefixtures("released")
def test_a_world_without_seed_or_choice_is_still() -> None:
    one = Ordered()
    live(100)
    assert one.seen.state is BuildState.REQUESTED


@pytest.mark.usefixtures("released")
def test_changes_are_answered_and_the_changed_car_is_built() -> None:
    behave("calm")
    one = Ordered()
    live(1.2)
    wanted, change = one.change("W20", "TRSPT")
    live(1.5)
    assert one.seen.configuration == wanted
    behave("calm", plant__refuses_change=1000)
    _, second = one.change("P11")
    live(1.5)
    assert [(it.change, it.state) for it in one.seen.changes] == [
        (change, BuildChangeState.CONFIRMED), (second, BuildChangeState.REFUSED),
    ]  # fmt: skip
    live(90)
    car = vehicle.car(SYSTEM, vin=one.seen.vin)
    assert car.features == vehicle.configuration(SYSTEM, configuration=wanted).features
    assert plant_copies_of(SYSTEM, deal=one.deal)[0].configuration == wanted


@pytest.mark.usefixtures("released")
def test_a_build_given_up_is_not_built_unless_it_goes_to_stock() -> None:
    behave("calm")
    one, late = Ordered(), Ordered()
    live(1.2)
    vehicles.cancel_build(SYSTEM, build=one.build)
    live(30)
    vehicles.cancel_build(SYSTEM, build=late.build)
    live(90)
    assert (one.seen.state, plant_copies_of(SYSTEM, deal=one.deal)[0].state) == (BuildState.CANCELLED, "gone")
    assert late.seen.state is BuildState.BUILT
    assert vehicle.car(SYSTEM, vin=late.seen.vin).deal is None


@pytest.mark.usefixtures("released")
def test_an_answer_on_its_way_to_a_build_that_is_given_up_changes_nothing() -> None:
    behave("calm")
    one = Ordered()
    live(0.01)
    message = plant.speak(SYSTEM, due=_due(one.build, "answer"))
    vehicles.cancel_build(SYSTEM, build=one.build)
    assert inbound.receive(SYSTEM, content=message) is False
    assert one.seen.state is BuildState.CANCELLED


@pytest.mark.usefixtures("released")
def test_killed_between_call_and_record_the_call_is_repeated_with_the_same_key_and_answer() -> None:
    behave("calm")
    one = Ordered()
    [asked] = heard_by(World.PLANT)
    first = call(asked, World.PLANT)
    assert first == f"ORDER/{one.build}"
    assert [call(asked, World.PLANT) for _ in range(3)] == [first] * 3
    assert count("connect_plant_order") == 1
    deliver([station(World.PLANT)])
    assert heard_by(World.PLANT) == []
    live(100)
    assert told(one.deal, "vehicle.build.built") == ["vehicle.build.built"]


@pytest.mark.usefixtures("released")
def test_built_before_scheduled_is_taken_and_the_schedule_dropped() -> None:
    behave("calm")
    one = Ordered()
    live(0.01)
    scheduled = plant.speak(SYSTEM, due=_due(one.build, "answer"))
    built = plant.speak(SYSTEM, due=_due(one.build, "built"))
    assert inbound.receive(SYSTEM, content=built) is True
    assert inbound.receive(SYSTEM, content=scheduled) is False
    assert one.seen.state is BuildState.BUILT


@pytest.mark.usefixtures("released")
def test_individual_values_differ_a_little_and_rarely_for_the_worse() -> None:
    behave("calm", plant__below_type_value=1000)
    better = Ordered()
    live(100)
    behave("calm", plant__above_type_value=1000)
    worse = Ordered()
    live(100)
    of_type = better.configuration.technical
    assert 1 <= of_type.co2_g_km - better.seen.as_built.co2_g_km <= 2
    assert 1 <= worse.seen.as_built.co2_g_km - of_type.co2_g_km <= 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"type": "SCHEDULED"}',
        b'{"type": "EXPLODED", "order": "x"}',
        json.dumps({"type": "REJECTED", "id": "1", "order": "no-uuid", "number": 1, "reason": ""}).encode(),
        b" " * 70_000,
        b"[" * 50_000,
    ],
)
@pytest.mark.usefixtures("world")
def test_a_message_that_cannot_be_read_is_refused_whole(content: bytes) -> None:
    with pytest.raises(MalformedMessage):
        inbound.receive(SYSTEM, content=content)
    assert count("connect_inbox") == 0


@pytest.mark.usefixtures("world")
def test_a_message_about_an_order_we_never_placed_is_not_found_and_leaves_no_trace() -> None:
    stray = {"type": "REJECTED", "id": "1", "order": str(new_id()), "number": 1, "reason": "no_capacity"}
    with pytest.raises(NotFound):
        inbound.receive(SYSTEM, content=json.dumps(stray).encode())
    assert count("connect_inbox") == 0


def _due(order: UUID, step: str, *, again: bool = False) -> Any:
    from murmelbahn.connect.facts import PlantDue

    return PlantDue(order=order, step=step, again=again)
