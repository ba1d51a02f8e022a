"""Appointments and the protocol."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.kernel.actor import ActorKind
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.retail.rules.handover import MOVES, confirm, end, propose, sign
from murmelbahn.retail.terms import (
    HOLIDAYS,
    MANDATORY,
    Appointment,
    AppointmentInPast,
    AppointmentMoveRefused,
    AppointmentState,
    ChecklistItem,
    ChecklistOpen,
    ClosedOnHoliday,
    NoKeys,
    NotAppointed,
    OdometerBackwards,
    OpeningHours,
    Outlet,
    OutletAddress,
    OutletClosed,
    Place,
    Side,
    SignatureMissing,
    WrongCollector,
    WrongSide,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ID = UUID(int=1)
OUTLET = Outlet(
    outlet=ID,
    agent=ID,
    code="HH1",
    name="Hafen",
    market="DE",
    seller="CORVANE-DE",
    zone="Europe/Berlin",
    address=OutletAddress(street="Am Kai 1", postal_code="20457", city="Hamburg", country="DE"),
    hours=(OpeningHours(weekday=2, opens=time(9), closes=time(18)),),
)
AGREED = Appointment(
    appointment=ID,
    deal=ID,
    outlet=ID,
    place=Place.OUTLET,
    customer=ID,
    collector=ID,
    starts=NOW,
    state=AppointmentState.CONFIRMED,
    confirmed=(Side.CUSTOMER, Side.AGENT),
    moved_from=None,
)
HERE: dict[str, Any] = {"now": NOW, "zone": "Europe/Berlin"}
SIGNED: dict[str, Any] = {
    "collector": ID,
    "odometer": 12,
    "keys": 2,
    "checked": frozenset(ChecklistItem),
    "signatures": {Side.CUSTOMER: "c", Side.AGENT: "a"},
}


@pytest.mark.parametrize(
    ("by", "sides"),
    [(ActorKind.CUSTOMER, {Side.CUSTOMER}), (ActorKind.ADVISER, {Side.AGENT}), (ActorKind.SYSTEM, set())],
)
def test_proposing_confirms_ones_own_side(by: ActorKind, sides: set[Side]) -> None:
    decision = propose(by=by, starts=NOW, now=NOW, place=Place.OUTLET, outlet=OUTLET)
    assert (decision.state, decision.confirmed) == (AppointmentState.PROPOSED, sides)


def test_not_in_the_past_and_not_at_a_closed_door() -> None:
    with pytest.raises(AppointmentInPast):
        propose(by=ActorKind.ADVISER, starts=NOW - timedelta(1), now=NOW, place=Place.OUTLET, outlet=OUTLET)
    sunday = NOW + timedelta(days=5)
    with pytest.raises(OutletClosed):
        propose(by=ActorKind.ADVISER, starts=sunday, now=NOW, place=Place.OUTLET, outlet=OUTLET)
    propose(by=ActorKind.ADVISER, starts=sunday, now=NOW, place=Place.HOME, outlet=OUTLET)


def test_both_sides_make_an_appointment_and_nobody_speaks_for_the_other() -> None:
    proposed = replace(AGREED, state=AppointmentState.PROPOSED, confirmed=(Side.AGENT,))
    assert confirm(proposed, side=Side.CUSTOMER, by=ActorKind.CUSTOMER, **HERE).state is AppointmentState.CONFIRMED
    assert confirm(proposed, side=Side.AGENT, by=ActorKind.ADVISER, **HERE).state is AppointmentState.PROPOSED
    for by, side in ((ActorKind.CUSTOMER, Side.AGENT), (ActorKind.ADVISER, Side.CUSTOMER)):
        with pytest.raises(WrongSide):
            confirm(proposed, side=side, by=by, **HERE)


def test_an_hour_that_went_by_is_agreed_by_nobody() -> None:
    proposed = replace(AGREED, state=AppointmentState.PROPOSED, confirmed=(Side.AGENT,))
    with pytest.raises(AppointmentInPast):
        confirm(proposed, side=Side.CUSTOMER, by=ActorKind.CUSTOMER, now=NOW + timedelta(days=1), zone=OUTLET.zone)


def test_on_a_public_holiday_only_where_the_outlet_keeps_hours_then() -> None:
    tuesday = NOW.date()
    wish = {"by": ActorKind.ADVISER, "starts": NOW, "now": NOW, "place": Place.OUTLET, "holidays": {tuesday}}
    with pytest.raises(ClosedOnHoliday) as refused:
        propose(outlet=OUTLET, **wish)  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.parameters) == ("retail.appointment.holiday", {"on": tuesday})
    kept = OpeningHours(weekday=HOLIDAYS, opens=time(10), closes=time(14))
    propose(outlet=replace(OUTLET, hours=(*OUTLET.hours, kept)), **wish)  # type: ignore[arg-type]
    late = {**wish, "starts": NOW + timedelta(hours=7)}
    with pytest.raises(OutletClosed):
        propose(outlet=replace(OUTLET, hours=(kept,)), **late)  # type: ignore[arg-type]
    propose(outlet=replace(OUTLET, hours=()), **wish)  # type: ignore[arg-type]


@pytest.mark.parametrize("before", AppointmentState)
@pytest.mark.parametrize("after", AppointmentState)
def test_moves(before: AppointmentState, after: AppointmentState) -> None:
    appointment = replace(AGREED, state=before)
    if after in MOVES[before]:
        assert end(appointment, after).state is after
    else:
        with pytest.raises(AppointmentMoveRefused):
            end(appointment, after)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"collector": UUID(int=2)}, WrongCollector),
        ({"keys": 0}, NoKeys),
        ({"odometer": -1}, OdometerBackwards),
        ({"checked": frozenset[ChecklistItem]()}, ChecklistOpen),
        ({"signatures": {Side.CUSTOMER: "c", Side.AGENT: " "}}, SignatureMissing),
    ],
)
def test_what_holds_a_protocol(change: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        sign(AGREED, **{**SIGNED, **change})


def test_a_protocol_keeps_a_confirmed_appointment_only() -> None:
    assert sign(AGREED, **{**SIGNED, "checked": MANDATORY}).state is AppointmentState.KEPT
    with pytest.raises(NotAppointed):
        sign(replace(AGREED, state=AppointmentState.PROPOSED), **SIGNED)
