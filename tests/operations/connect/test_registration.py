"""The authority: a plate after a day, a refusal that the retry mends, repeats, answers to applications that are over."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.connect.facts import AuthorityDue
from murmelbahn.connect.registration import inbound
from murmelbahn.connect.registration import operations as authority
from murmelbahn.connect.terms import MalformedMessage, World
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.ids import new_id
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import RegistrationState
from tests.operations.connect.border import Clock, behave, call, count, heard_by, held, living, told
from tests.operations.vehicle.stock import NOW, READY, VIN, stocked

live = living(World.REGISTRATION)

KEEPER = UUID(int=9)


@pytest.fixture
def deal(world: str, set_clock: Clock) -> UUID:
    """A prepared car that is bound to a deal."""
    set_clock(NOW)
    stocked()
    vehicles.record_arrival(SYSTEM, vin=VIN, place="HH-1")
    vehicles.record_preparation(SYSTEM, vin=VIN, checks=READY)
    made = new_id()
    vehicles.allocate_car(SYSTEM, vin=VIN, deal=made)
    return made


def ask(deal: UUID) -> UUID:
    return vehicles.request_registration(SYSTEM, vin=VIN, deal=deal, keeper=KEEPER, place_of_registration="Hamburg")


def newest() -> Any:
    return vehicle.car(SYSTEM, vin=VIN).registration


def test_a_plate_comes_after_a_day(deal: UUID) -> None:
    behave("calm")
    ask(deal)
    live(0.9)
    assert newest().state is RegistrationState.REQUESTED
    live(0.3)
    assert (newest().state, newest().on) == (RegistrationState.REGISTERED, date(2026, 11, 25))
    plate = vehicle.plate(SYSTEM, vin=VIN, deal=deal)
    assert plate is not None
    assert plate.startswith("HA-")
    with worlds.connection().cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_fact WHERE body::text LIKE %s", [f"%{plate}%"])
        assert cursor.fetchone()[0] == 0
    assert held() == []


def test_no_office_answers_on_a_weekend(deal: UUID, set_clock: Clock) -> None:
    from datetime import timedelta

    set_clock(NOW + timedelta(days=3))
    behave("calm")
    ask(deal)
    live(5)
    assert newest().on == date(2026, 11, 30)


def test_a_refusal_is_mended_by_asking_again(deal: UUID) -> None:
    behave("calm", registration__refuses=1000)
    first = ask(deal)
    live(2)
    assert (newest().state, newest().reason != "") == (RegistrationState.REFUSED, True)
    second = ask(deal)
    assert second != first
    late_refusal = authority.speak(SYSTEM, due=AuthorityDue(registration=first, again=True))
    assert inbound.receive(SYSTEM, content=late_refusal) is False
    assert newest().state is RegistrationState.REQUESTED
    live(2)
    assert (newest().id, newest().state) == (second, RegistrationState.REGISTERED)


def test_the_answer_twice_has_one_effect(deal: UUID) -> None:
    behave("calm", registration__speaks_twice=1000)
    ask(deal)
    live(5)
    assert told(deal, "connect.authority.due") == ["connect.authority.due"] * 2
    assert told(deal, "vehicle.registration.completed") == ["vehicle.registration.completed"]
    assert held() == []


def test_killed_between_call_and_record(deal: UUID) -> None:
    behave("calm")
    registration = ask(deal)
    [asked] = heard_by(World.REGISTRATION)
    assert {call(asked, World.REGISTRATION) for _ in range(3)} == {f"A/{registration}"}
    assert count("connect_application") == 1


def test_a_silent_authority(deal: UUID) -> None:
    behave("still")
    ask(deal)
    live(10)
    assert newest().state is RegistrationState.REQUESTED


@pytest.mark.usefixtures("world")
def test_rubbish_is_refused() -> None:
    with pytest.raises(MalformedMessage):
        inbound.receive(SYSTEM, content=b'{"type": "GRANTED"}')
