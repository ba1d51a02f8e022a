"""Screening and VAT ids: soon after a party is new or amended, late or down at times, never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from murmelbahn.connect.screening import inbound as screening_door
from murmelbahn.connect.screening.operations import report
from murmelbahn.connect.terms import MalformedMessage, World
from murmelbahn.connect.vat_id import inbound as register_door
from murmelbahn.connect.vat_id.operations import answer
from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import (
    NoVatId,
    Party,
    PartyKind,
    RegisterAskedAlready,
    ScreeningKind,
    ScreeningResult,
    VatIdResult,
)
from murmelbahn.kernel.actor import SYSTEM
from tests.operations.connect.border import Clock, behave, call, count, heard_by, held, living, told
from tests.operations.customer.people import ANNA, FIRM, HERE
from tests.operations.vehicle.stock import NOW

live = living(World.SCREENING, World.VAT_ID)

ASKED = "customer.screening.recorded"


@pytest.fixture
def anna(world: str, set_clock: Clock) -> UUID:
    set_clock(NOW)
    return customers.register_party(SYSTEM, kind=PartyKind.PRIVATE, data=ANNA, **HERE)


@pytest.fixture
def firm(world: str, set_clock: Clock) -> UUID:
    set_clock(NOW)
    return customers.register_party(SYSTEM, kind=PartyKind.COMPANY, data=FIRM, **HERE)


def seen(party: UUID) -> Party:
    return customer.party(SYSTEM, party=party)


def test_a_new_person_is_screened_at_once_and_has_no_vat_id(anna: UUID) -> None:
    behave("calm")
    live(0)
    assert seen(anna).screened_clear()
    assert told(anna, "customer.vat_id") == []


def test_an_amended_person_is_screened_anew(anna: UUID) -> None:
    behave("calm")
    live(0)
    customers.amend_party(SYSTEM, party=anna, data=replace(ANNA, family_name="Neu"), expected_version=1)
    assert not seen(anna).screened_clear()
    live(0)
    assert seen(anna).screened_clear()
    assert told(anna, ASKED) == [ASKED] * 4
    assert screening_door.receive(SYSTEM, content=report(anna, 1)) is False


def test_a_late_report_comes_by_message(anna: UUID) -> None:
    behave("calm", screening__late=1000)
    live(0)
    assert not seen(anna).screened_clear()
    live(1.5)
    assert seen(anna).screened_clear()


@pytest.mark.parametrize("result", [ScreeningResult.REVIEW, ScreeningResult.HIT])
def test_a_report_that_is_not_clear(anna: UUID, result: ScreeningResult) -> None:
    behave("calm", **{f"screening__{result}": 1000})
    live(0)
    assert {one.result for one in seen(anna).screenings} == {result}
    assert len(seen(anna).screenings) == len(ScreeningKind)


def test_a_company_is_screened_and_its_vat_id_asked_for(firm: UUID) -> None:
    behave("calm")
    live(0)
    check = seen(firm).vat_check
    assert check is not None
    assert (check.result, check.reference[:4]) == (VatIdResult.VALID, "WAPI")
    assert seen(firm).screened_clear()


def test_a_register_that_is_down_is_asked_again(firm: UUID) -> None:
    behave("calm", vat_id__unavailable=1000)
    live(0)
    check = seen(firm).vat_check
    assert check is not None
    assert check.result is VatIdResult.UNAVAILABLE
    live(1)
    check = seen(firm).vat_check
    assert check is not None
    assert check.result is VatIdResult.VALID
    assert register_door.receive(SYSTEM, content=answer(firm, 1)) is False
    assert told(firm, "customer.vat_id") == ["customer.vat_id.checked"] * 2


def test_a_register_is_asked_again_by_hand(firm: UUID, set_clock: Clock) -> None:
    behave("calm", vat_id__silent=1000)
    live(0)
    assert seen(firm).vat_check is None
    assert seen(firm).vat_waits
    behave("calm")
    assert customers.ask_register_again(SYSTEM, party=firm) == 1
    assert seen(firm).vat_asked_at == NOW
    with pytest.raises(RegisterAskedAlready):
        customers.ask_register_again(SYSTEM, party=firm)
    live(0)
    check = seen(firm).vat_check
    assert check is not None
    assert check.result is VatIdResult.VALID
    set_clock(NOW + timedelta(minutes=11))
    assert customers.ask_register_again(SYSTEM, party=firm) == 2
    assert seen(firm).vat_waits, "the answer is older than the question"
    live(0)
    assert not seen(firm).vat_waits
    assert told(firm, "customer.vat_id") == ["customer.vat_id.asked", "customer.vat_id.checked"] * 2
    assert held() == []


def test_nobody_asks_about_a_person(anna: UUID) -> None:
    with pytest.raises(NoVatId):
        customers.ask_register_again(SYSTEM, party=anna)


def test_an_answer_about_data_that_changed_meanwhile_is_dropped(firm: UUID) -> None:
    behave("calm")
    customers.amend_party(SYSTEM, party=firm, data=replace(FIRM, vat_id=""), expected_version=1)
    assert register_door.receive(SYSTEM, content=answer(firm, 1)) is False
    live(1)
    assert seen(firm).vat_check is None
    assert held() == []


def test_killed_between_call_and_record(firm: UUID) -> None:
    behave("calm")
    for name in (World.SCREENING, World.VAT_ID):
        [asked] = heard_by(name)
        assert len({call(asked, name) for _ in range(3)}) == 1
    live(0)
    assert told(firm, ASKED) == [ASKED] * 2
    assert told(firm, "customer.vat_id") == ["customer.vat_id.checked"]


def test_a_still_world_checks_nobody(firm: UUID) -> None:
    live(3)
    assert told(firm, ASKED) == []


@pytest.mark.usefixtures("world")
def test_rubbish_is_refused() -> None:
    for door in (screening_door, register_door):
        with pytest.raises(MalformedMessage):
            door.receive(SYSTEM, content=b"<xml/>")
    assert count("connect_inbox") == 0
