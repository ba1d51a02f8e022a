"""What is to be done at the desk follows from the gates: whatever a gate says an adviser can mend is a task there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext

from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.deal import queries
from murmelbahn.deal.terms import Gate, Mender, TaskCode
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from tests.operations.showroom.conftest import cast  # noqa: F401

if TYPE_CHECKING:
    from tests.browser.cast import Cast

MENDED_BY = {
    "no_paper_list": {TaskCode.LIST_PAPERS},
    "car_not_prepared": {TaskCode.PREPARE_CAR},
    "no_appointment": {
        TaskCode.PROPOSE_APPOINTMENT,
        TaskCode.CONFIRM_APPOINTMENT,
        TaskCode.REMIND_APPOINTMENT,
        TaskCode.LIST_PAPERS,
        TaskCode.BRING_PAPERS,
        TaskCode.CHECK_PAPERS,
    },
    "collector_not_identified": {TaskCode.IDENTIFY_COLLECTOR},
    "papers_not_sent": {TaskCode.SEND_PAPERS},
    "offer_expired": {TaskCode.RENEW_OFFER},
    "not_handed_over": {TaskCode.HAND_OVER},
}
BUDGET = 9


def adviser(cast: Cast) -> Actor:  # noqa: F811
    return actor_of_subject(SYSTEM, subject=cast.users[ActorKind.ADVISER])


def test_what_a_gate_asks_of_an_adviser_is_a_task(cast: Cast) -> None:  # noqa: F811
    actor, asked = adviser(cast), 0
    found = queries.tasks(actor)
    for stage, deal in cast.deals.items():
        codes = {one.code for one in found if one.deal.id == deal}
        for ahead in queries.gates_ahead(actor, deal=deal):
            for hold in ahead.holds:
                waits_for_car = hold.code == "car_not_prepared" and queries.deal(actor, deal=deal).vehicle != "arrived"
                if hold.mender is Mender.ADVISER and not waits_for_car:
                    asked += 1
                    assert codes & MENDED_BY[hold.code], (stage, hold.code, codes)
        if any(one.gate is Gate.REGISTRATION and not one.holds for one in queries.gates_ahead(actor, deal=deal)):
            assert TaskCode.REGISTER in codes, stage
    assert asked


def test_overdue_first_and_everything_in_one_look(cast: Cast) -> None:  # noqa: F811
    actor = adviser(cast)
    queries.tasks(actor)
    with CaptureQueriesContext(connection) as spent:
        found = queries.tasks(actor)
    assert len(spent) <= BUDGET
    days = [one.due for one in found if one.due]
    assert days == sorted(days)
    assert [one.overdue for one in found] == sorted((one.overdue for one in found), reverse=True)


def test_another_agents_adviser_has_nothing_to_do_here(cast: Cast) -> None:  # noqa: F811
    stranger = Actor(subject=new_id(), kind=ActorKind.ADVISER, agents=frozenset({new_id()}))
    assert queries.desk(stranger) == queries.DeskView(tasks=(), leads=())
