"""The carrier: milestones, arrival, lateness, damage, repeats, stragglers, a desk that was faster."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.connect.carrier import inbound
from murmelbahn.connect.carrier import operations as carrier
from murmelbahn.connect.facts import CarrierDue
from murmelbahn.connect.models import Shipment
from murmelbahn.connect.terms import MalformedMessage, World
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarView, Milestone
from tests.operations.connect.border import Clock, behave, call, count, heard_by, held, living, told
from tests.operations.vehicle.stock import NOW, VIN, stocked

live = living(World.CARRIER)

PLACE = "B-2"


@pytest.fixture
def car(world: str, set_clock: Clock) -> UUID:
    set_clock(NOW)
    found = stocked()
    vehicles.request_transport(SYSTEM, vin=VIN, place=PLACE)
    return found


def seen() -> CarView:
    return vehicle.car(SYSTEM, vin=VIN)


def message(step: Milestone, **due: Any) -> bytes:
    shipment = Shipment.objects.order_by("id")[0].id
    return carrier.speak(SYSTEM, due=CarrierDue(shipment=shipment, step=step, **due))


def test_milestones_come_with_an_estimate_that_narrows(car: UUID) -> None:
    behave("calm")
    live(2.2)
    transport = seen().transport
    assert transport is not None
    assert (transport.milestone, transport.estimate, transport.spread_days) == (
        Milestone.PICKED_UP, date(2026, 12, 4), 5,
    )  # fmt: skip
    live(6)
    transport = seen().transport
    assert transport is not None
    assert (transport.milestone, transport.spread_days) == (Milestone.LAST_LEG, 1)
    assert transport.at == datetime(2026, 12, 2, 12, tzinfo=UTC)
    live(10)
    assert (seen().arrived, seen().place, seen().damage) == (True, PLACE, None)
    assert told(car, "vehicle.transport.reached") == ["vehicle.transport.reached"] * 3
    assert told(car, "vehicle.car.arrived") == ["vehicle.car.arrived"]
    assert held() == []


def test_a_late_car_is_told_late_and_comes_late(car: UUID) -> None:
    behave("calm", carrier__late=1000, carrier__late_days=[5, 5])
    live(10)
    transport = seen().transport
    assert transport is not None
    assert transport.estimate == date(2026, 12, 4)
    live(3.5)
    transport = seen().transport
    assert transport is not None
    assert (transport.milestone, transport.estimate) == (Milestone.LAST_LEG, date(2026, 12, 9))
    live(5)
    assert seen().arrived


def test_damage_is_found_on_arrival(car: UUID) -> None:
    behave("calm", carrier__damages=1000)
    live(20)
    assert seen().arrived
    assert seen().damage in {"scratch_door_left", "dent_bonnet", "wheel_kerbed", "windscreen_chip"}


def test_everything_twice_has_one_effect(car: UUID) -> None:
    behave("calm", carrier__speaks_twice=1000, carrier__damages=1000)
    live(20)
    vehicles.record_repair(SYSTEM, vin=VIN)
    live(20)
    assert told(car, "connect.carrier.due") == ["connect.carrier.due"] * 8
    assert told(car, "vehicle.transport.reached") == ["vehicle.transport.reached"] * 3
    assert told(car, "vehicle.car.arrived") == ["vehicle.car.arrived"]
    assert seen().damage is None


def test_stragglers_are_dropped(car: UUID) -> None:
    behave("calm")
    live(0.01)
    picked_up, compound = message(Milestone.PICKED_UP), message(Milestone.COMPOUND)
    assert inbound.receive(SYSTEM, content=compound) is True
    assert inbound.receive(SYSTEM, content=picked_up) is False
    transport = seen().transport
    assert transport is not None
    assert transport.milestone is Milestone.COMPOUND


def test_what_the_desk_wrote_down_first_stands(car: UUID) -> None:
    behave("calm")
    live(8)
    vehicles.record_arrival(SYSTEM, vin=VIN, place=PLACE, damage="scratch on the roof")
    live(10)
    assert seen().damage == "scratch on the roof"
    assert told(car, "vehicle.car.arrived") == ["vehicle.car.arrived"]


def test_a_new_place_replaces_the_order(car: UUID) -> None:
    behave("calm")
    live(3)
    vehicles.request_transport(SYSTEM, vin=VIN, place="M-1")
    live(30)
    assert (seen().place, seen().arrived) == ("M-1", True)
    assert told(car, "vehicle.car.arrived") == ["vehicle.car.arrived"]
    assert Shipment.objects.filter(open=True).count() == 0


def test_killed_between_call_and_record(car: UUID) -> None:
    behave("calm")
    [asked] = heard_by(World.CARRIER)
    assert len({call(asked, World.CARRIER) for _ in range(3)}) == 1
    assert count("connect_shipment") == 1


def test_a_silent_carrier_takes_nothing(car: UUID) -> None:
    behave("still")
    live(30)
    assert (count("connect_shipment"), seen().place) == (0, "HH-1")


@pytest.mark.usefixtures("world")
def test_rubbish_is_refused() -> None:
    with pytest.raises(MalformedMessage):
        inbound.receive(SYSTEM, content=b'{"type": "STATUS", "vin": 1}')
