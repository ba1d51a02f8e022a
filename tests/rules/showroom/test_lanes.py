"""Which stretch a deal is on, for whom it waits, what its figures are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from murmelbahn.deal.terms import Customer, DealView, End, Gate, Mender, Registrar, Value, Variant, Vehicle
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms import figures, run_of, waiting
from murmelbahn.showroom.terms.lanes import stretches
from murmelbahn.ui.rules.run import TALL, WIDE, draw
from murmelbahn.ui.terms import GateState, Name, Names

AT = datetime(2027, 2, 10, 9, tzinfo=UTC)
DEAL = DealView(
    id=UUID(int=1), number="DE-1", market="DE", seller="CORVANE-DE", regime="agency", variant=Variant.BUILD_TO_ORDER,
    customer_kind="private", vehicle=Vehicle.PREPARED, customer=Customer.CONTRACTED, value=Value.INVOICED, end=None,
    closed=False, version=1, agreement=1, configuration=UUID(int=2), model="AV2", vin="", build=UUID(int=3), offer=None,
    agent=UUID(int=4), outlet=UUID(int=5), adviser=None, place_of_registration="", region="", place_of_delivery="",
    registrar=Registrar.OUTLET, planned_handover=None, contract_date=None, advance=None, finance_until=None,
    leave_asked_at=None, leased=False, opened_at=AT, moved_at=AT, withdrawal_until=None, parties=(),
)  # fmt: skip


@pytest.mark.parametrize("variant", Variant)
def test_every_combination_of_states_can_be_drawn(variant: Variant) -> None:
    for vehicle in Vehicle:
        for customer in Customer:
            for value in Value:
                run = run_of(replace(DEAL, variant=variant, vehicle=vehicle, customer=customer, value=value))
                assert len({lane.at[0] for lane in run.lanes}) == 1
    for frame in (WIDE, TALL):
        assert draw(run, frame).marbles


@pytest.mark.parametrize("registrar", Registrar)
def test_every_state_lies_on_some_stretch(registrar: Registrar) -> None:
    for variant in Variant:
        road = stretches(variant, registrar)
        drawn = {state for _, *lanes in road for states in lanes for state in states}
        missing = {*Vehicle, *Customer, *Value} - drawn - {Vehicle.RETURNED}
        skipped = {Vehicle.HELD} if variant is Variant.BUILD_TO_ORDER else {Vehicle.SCHEDULED, Vehicle.FROZEN}
        assert missing <= skipped, missing


def test_the_next_gate_is_held_or_free_and_later_ones_are_ahead() -> None:
    run = run_of(DEAL, held=[Gate.REGISTRATION, Gate.HANDOVER])
    look = {gate.code: gate.state for gate in run.gates}
    assert look[Gate.INVOICE] is GateState.PASSED
    assert look[Gate.REGISTRATION] is GateState.HELD
    assert look[Gate.HANDOVER] is GateState.AHEAD
    assert {gate.code: gate.state for gate in run_of(DEAL, free=[Gate.REGISTRATION]).gates}[
        "registration"
    ] is GateState.OPEN


def test_no_gate_of_ours_stands_where_the_customer_registers() -> None:
    own = replace(DEAL, registrar=Registrar.CUSTOMER)
    run = run_of(own, free=[Gate.HANDOVER])
    assert {gate.code: gate.state for gate in run.gates}[Gate.HANDOVER] is GateState.OPEN
    assert Gate.REGISTRATION not in {gate.code for gate in run.gates}
    paid = replace(own, customer=Customer.APPOINTED, value=Value.SECURED)
    for vehicle in (Vehicle.PREPARED, Vehicle.REGISTERED):
        wait = waiting(replace(paid, vehicle=vehicle), today=AT.date())
        assert wait is not None
        assert (wait.code, wait.who) == ("handover", Mender.ADVISER)


def test_for_whom_a_deal_waits() -> None:
    wait = waiting(DEAL, today=AT.date())
    assert wait is not None
    assert wait.who is Mender.CUSTOMER
    assert waiting(replace(DEAL, closed=True), today=AT.date()) is None
    assert waiting(replace(DEAL, end=End.WITHDRAWN), today=AT.date()) is None


@pytest.mark.parametrize("customer", [one for one in Customer if one is not Customer.SETTLED])
@pytest.mark.parametrize("vehicle", Vehicle)
def test_a_running_deal_always_waits_for_somebody(vehicle: Vehicle, customer: Customer) -> None:
    if vehicle in (Vehicle.CHOSEN, Vehicle.HELD, Vehicle.HANDED_OVER, Vehicle.RETURNED) and customer in (
        Customer.CONTRACTED,
        Customer.PAPERS_COMPLETE,
        Customer.APPOINTED,
    ):
        return  # no deal stands so: acceptance allocates the car, handover moves the customer
    assert waiting(replace(DEAL, vehicle=vehicle, customer=customer, value=Value.SECURED), today=AT.date()) is not None


def test_figures_come_back_from_text() -> None:
    assert figures({"a": "12272.00 EUR", "on": "2027-02-15", "n": "3", "vin": "WVC"}) == {
        "a": Money.of("12272.00", "EUR"),
        "on": date(2027, 2, 15),
        "n": "3",
        "vin": "WVC",
    }
    assert figures({"papers": "identity, title"})["papers"] == Names(
        ("customer.paper_kind.identity", "customer.paper_kind.title")
    )
    moved = figures({"track": "vehicle", "target": "built"}, "deal.track.moved")
    assert moved["target"] == Name("deal.vehicle.built")
