"""Handover appointments and protocols."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections, transaction
from django.db.utils import DatabaseError
from tests.operations.retail.network import HERE, NOON, Branch, branch, somebody

from murmelbahn.customer import queries as customers
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.retail import operations, queries
from murmelbahn.retail.terms import (
    AlreadyAgreed,
    AlreadyHandedOver,
    AppointmentChanged,
    AppointmentState,
    ChecklistItem,
    Duty,
    NotAppointed,
    NotHeard,
    Place,
    Side,
    WrongCollector,
)

LATER = NOON + timedelta(days=3)


@dataclass(frozen=True)
class Case:
    north: Branch
    me: Actor
    party: UUID
    deal: UUID

    def propose(self, who: Actor, **more: Any) -> UUID:
        given = {"deal": self.deal, "customer": self.party, "outlet": self.north.outlet, "starts": LATER, **HERE}
        return operations.propose_appointment(who, **{**given, **more})

    def sign(self, **more: Any) -> UUID:
        given: dict[str, Any] = {
            "deal": self.deal,
            "vin": "WCV1AA00000000001",
            "odometer": 12,
            "keys": 2,
            "papers": ("registration_certificate", "certificate_of_conformity"),
            "collector": self.party,
            "checked": frozenset(ChecklistItem),
            "open_amount": Money.zero("EUR"),
            "signature_customer": "sha256:c",
            "signature_agent": "sha256:a",
        }
        return operations.record_protocol(self.north.desk, **{**given, **more})


@pytest.fixture
def case(set_clock: Callable[[datetime], None]) -> Case:
    set_clock(NOON)
    north, (me, party), deal = branch("N"), somebody(), new_id()
    operations.attribute_deal(
        me, deal=deal, duty=Duty.CARE, outlet=north.outlet, adviser=north.desk.subject, parties=(party,), **HERE
    )
    return Case(north, me, party, deal)


def test_both_confirm_and_a_move_asks_the_other_side_again(case: Case) -> None:
    first = case.propose(case.north.desk)
    with pytest.raises(AlreadyAgreed):
        case.propose(case.me)
    operations.confirm_appointment(case.me, deal=case.deal, side=Side.CUSTOMER)
    operations.confirm_appointment(case.me, deal=case.deal, side=Side.CUSTOMER)
    seen = queries.appointment(case.me, deal=case.deal)
    assert seen is not None
    assert (seen.appointment, seen.state, seen.confirmed) == (
        first,
        AppointmentState.CONFIRMED,
        (Side.CUSTOMER, Side.AGENT),
    )
    second = operations.move_appointment(case.me, deal=case.deal, starts=LATER + timedelta(days=1), place=Place.HOME)
    seen = queries.appointment(case.north.desk, deal=case.deal)
    assert seen is not None
    assert (seen.appointment, seen.moved_from, seen.state) == (second, first, AppointmentState.PROPOSED)
    assert (seen.confirmed, seen.place) == ((Side.CUSTOMER,), Place.HOME)
    operations.cancel_appointment(case.north.desk, deal=case.deal)
    assert queries.appointment(case.me, deal=case.deal) is None
    case.propose(case.me)
    day = queries.appointments(case.north.desk, outlet=case.north.outlet, starts=LATER, until=LATER + timedelta(days=1))
    assert [entry.deal for entry in day] == [case.deal]


def test_a_yes_on_the_telephone_counts_and_says_who_heard_it(case: Case) -> None:
    """Not every customer has an account; the desk notes what was said, of the time that was spoken of and no other."""
    case.propose(case.north.desk)
    heard = {"deal": case.deal, "starts": LATER, "channel": Channel.PHONE}
    with pytest.raises(NotAllowed):
        operations.confirm_for_customer(case.me, **heard)
    with pytest.raises(NotFound):
        operations.confirm_for_customer(branch("S").desk, **heard)
    with pytest.raises(NotHeard):
        operations.confirm_for_customer(case.north.desk, **heard | {"channel": Channel.ONLINE})
    with pytest.raises(AppointmentChanged):
        operations.confirm_for_customer(case.north.desk, **heard | {"starts": LATER + timedelta(hours=1)})
    with pytest.raises(AppointmentChanged):
        operations.confirm_appointment(case.me, deal=case.deal, side=Side.CUSTOMER, starts=LATER + timedelta(hours=1))
    assert customers.touchpoints(case.me, deal=case.deal) == ()
    for _ in range(2):
        operations.confirm_for_customer(case.north.desk, **heard)
    seen = queries.appointment(case.me, deal=case.deal)
    assert seen is not None
    assert seen.state is AppointmentState.CONFIRMED
    (touch,) = customers.touchpoints(case.me, deal=case.deal)
    assert (touch.kind, touch.channel, touch.adviser) == (TouchpointKind.CALL, Channel.PHONE, case.north.desk.subject)
    assert touch.evidence == f"appointment:{seen.appointment}"


def test_of_many_proposals_at_once_one_stands(case: Case) -> None:
    def propose(_: int) -> bool:
        try:
            case.propose(case.me)
            return True
        except AlreadyAgreed:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(propose, range(6))) == 1


def test_a_stranger_sees_no_appointment_and_moves_none(case: Case) -> None:
    case.propose(case.me)
    other, _ = somebody()
    for stranger in (other, branch("S").desk):
        assert queries.appointment(stranger, deal=case.deal) is None
        with pytest.raises(NotFound):
            operations.confirm_appointment(stranger, deal=case.deal, side=Side.CUSTOMER)
        with pytest.raises(NotFound):
            operations.move_appointment(stranger, deal=case.deal, starts=LATER)
        with pytest.raises(NotFound):
            case.propose(stranger, deal=new_id())


def test_a_protocol_is_signed_once_and_leaves_its_traces(case: Case, set_clock: Callable[[datetime], None]) -> None:
    with pytest.raises(NotAppointed):
        case.sign()
    case.propose(case.me)
    with pytest.raises(NotAppointed):
        case.sign()
    operations.confirm_appointment(case.north.desk, deal=case.deal, side=Side.AGENT)
    set_clock(LATER)
    with pytest.raises(WrongCollector):
        case.sign(collector=new_id())
    protocol = case.sign(takeover="sha256:t")
    with pytest.raises(AlreadyHandedOver):
        case.sign()
    seen = queries.protocol(case.me, deal=case.deal)
    assert seen is not None
    assert (seen.protocol, seen.keys, seen.odometer, seen.open_amount) == (protocol, 2, 12, Money.zero("EUR"))
    assert (seen.signed_at, seen.takeover) == (LATER, "sha256:t")
    kept = queries.appointment(case.me, deal=case.deal)
    assert kept is not None
    assert kept.state is AppointmentState.KEPT
    (touch,) = customers.touchpoints(case.me, deal=case.deal)
    assert (touch.kind, touch.channel) == (TouchpointKind.HANDOVER, Channel.OUTLET)
    duties = {row.duty: row.adviser for row in queries.attribution(case.north.desk, deal=case.deal)}
    assert duties == {Duty.CARE: case.north.desk.subject, Duty.HANDOVER: case.north.desk.subject}
    assert queries.protocol(somebody()[0], deal=case.deal) is None


def test_a_customer_signs_no_protocol_and_nobody_changes_one(case: Case) -> None:
    case.propose(case.me)
    operations.confirm_appointment(case.north.desk, deal=case.deal, side=Side.AGENT)
    with pytest.raises(NotAllowed):
        operations.record_protocol(
            case.me,
            deal=case.deal,
            vin="V",
            odometer=1,
            keys=1,
            papers=(),
            collector=case.party,
            checked=frozenset(ChecklistItem),
            open_amount=Money.zero("EUR"),
            signature_customer="c",
            signature_agent="a",
        )
    case.sign()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE retail_protocol SET odometer = 0")
