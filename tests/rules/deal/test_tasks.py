"""Tasks of an agent that a day or a person decides about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.rules.retail.test_handover import AGREED
from tests.rules.showroom.test_lanes import DEAL

from murmelbahn.deal.rules.tasks import TaskFacts, work_in
from murmelbahn.deal.terms import Customer, End, TaskCode, Vehicle
from murmelbahn.retail.terms import AppointmentState

TODAY = date(2027, 2, 11)
FACTS = TaskFacts(
    deal=replace(DEAL, customer=Customer.APPOINTED, vehicle=Vehicle.PREPARED), today=TODAY, opened=TODAY, moved=TODAY
)


def codes(facts: TaskFacts) -> set[TaskCode]:
    return {work.code for work, _ in work_in(facts)}


def test_an_appointment_that_went_by_is_to_be_agreed_anew() -> None:
    assert TaskCode.PROPOSE_APPOINTMENT not in codes(replace(FACTS, starts=TODAY))
    assert TaskCode.PROPOSE_APPOINTMENT in codes(replace(FACTS, starts=date(2027, 2, 10)))


def test_a_customer_that_did_not_come_is_a_task_of_its_own() -> None:
    agreed = replace(AGREED, state=AppointmentState.CONFIRMED)
    ready = replace(FACTS, deal=replace(FACTS.deal, vehicle=Vehicle.REGISTERED))
    gone = replace(ready, appointment=agreed, starts=date(2027, 2, 10))
    assert TaskCode.REAPPOINT in codes(gone)
    assert not {TaskCode.PROPOSE_APPOINTMENT, TaskCode.HAND_OVER} & codes(gone)
    assert TaskCode.REAPPOINT not in codes(replace(gone, starts=TODAY))
    lapsed = replace(gone, appointment=replace(agreed, state=AppointmentState.PROPOSED))
    assert TaskCode.REAPPOINT not in codes(lapsed)
    assert TaskCode.PROPOSE_APPOINTMENT in codes(lapsed)
    ours = replace(gone, deal=replace(FACTS.deal, vehicle=Vehicle.PREPARED))
    assert TaskCode.REAPPOINT not in codes(ours), "nobody stays away from a car without its plate"
    assert TaskCode.PROPOSE_APPOINTMENT in codes(ours)


def test_a_withdrawn_car_is_awaited_by_the_day_of_the_withdrawal() -> None:
    """Whatever else has moved the deal since; nobody sets that day but the declaration."""
    gone = replace(FACTS.deal, end=End.WITHDRAWN, vehicle=Vehicle.HANDED_OVER, bring_back_by=date(2027, 2, 15))
    for moved in (TODAY, date(2027, 2, 20)):
        ((work, due),) = work_in(replace(FACTS, deal=gone, moved=moved))
        assert (work.code, due) == (TaskCode.TAKE_BACK, date(2027, 2, 15))


def test_no_offer_is_asked_of_the_agent_before_the_address_is_confirmed() -> None:
    lead = replace(DEAL, customer=Customer.LEAD, vehicle=Vehicle.CHOSEN, offer=None)
    assert TaskCode.MAKE_OFFER not in codes(replace(FACTS, deal=lead))
    known = replace(lead, customer=Customer.IDENTIFIED)
    assert TaskCode.MAKE_OFFER in codes(replace(FACTS, deal=known))
