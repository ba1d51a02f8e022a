"""Touchpoints, the channel verdict, and papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from tests.operations.customer.people import ANNA, FIRM, HERE, adviser, customer, sales

from murmelbahn.customer import operations, queries
from murmelbahn.customer.terms import (
    Channel,
    Conclusion,
    EvidenceMissing,
    NotDeclared,
    OutletMissing,
    PaperGate,
    PaperHolder,
    PaperKind,
    PaperMoveRefused,
    PaperNotNeeded,
    PaperState,
    PartyKind,
    TouchpointInFuture,
    TouchpointKind,
)
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import BadInput, NotAllowed, NotFound
from murmelbahn.markets.terms import UnknownMarket

pytestmark = pytest.mark.usefixtures("world")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
Note = Callable[..., UUID]


@pytest.fixture
def me(set_clock: Callable[[datetime], None]) -> Actor:
    set_clock(NOON)
    return customer()


@pytest.fixture
def anna(me: Actor) -> UUID:
    return operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)


@pytest.fixture
def note(anna: UUID) -> Note:
    def record(deal: UUID | None, kind: TouchpointKind, channel: Channel, **more: object) -> UUID:
        outlet = new_id() if channel is Channel.OUTLET else None
        given = {"actor": SYSTEM, "outlet": outlet, "evidence": "sha256:1", "parties": (anna,), **HERE, **more}
        return operations.record_touchpoint(deal=deal, kind=kind, channel=channel, **given)  # type: ignore[arg-type]

    return record


def test_one_corrected_touchpoint_changes_the_verdict(me: Actor, note: Note) -> None:
    deal, outlet = new_id(), new_id()
    note(deal, TouchpointKind.TEST_DRIVE, Channel.OUTLET, at=NOON - timedelta(days=2))
    with pytest.raises(NotDeclared):
        queries.channel_of(me, deal=deal)
    assert queries.channel_of(me, deal=deal, declaring=Channel.ONLINE).withdrawal_right
    order = note(deal, TouchpointKind.ORDER, Channel.ONLINE)
    before = queries.channel_of(me, deal=deal)
    assert (before.conclusion, before.withdrawal_right, before.declaration) == (Conclusion.DISTANCE, True, order)
    corrected = operations.correct_touchpoint(
        SYSTEM, touchpoint=order, channel=Channel.OUTLET, outlet=outlet, evidence="sha256:2"
    )
    after = queries.channel_of(me, deal=deal)
    assert (after.conclusion, after.withdrawal_right, after.declaration) == (Conclusion.OUTLET, False, corrected)
    assert before.reasons != after.reasons
    assert [touch.id for touch in queries.touchpoints(me, deal=deal)][1:] == [corrected]
    with pytest.raises(NotFound):
        operations.correct_touchpoint(SYSTEM, touchpoint=order, channel=Channel.PHONE, evidence="x")


def test_a_company_in_the_declaration_is_no_consumer(me: Actor, anna: UUID, note: Note) -> None:
    firm = operations.register_party(SYSTEM, kind=PartyKind.COMPANY, data=FIRM, **HERE)
    deal = new_id()
    note(deal, TouchpointKind.ORDER, Channel.ONLINE, parties=(anna, firm))
    verdict = queries.channel_of(me, deal=deal)
    assert (verdict.consumer, verdict.withdrawal_right) == (False, False)
    assert queries.channel_of(me, deal=deal, consumer=True).withdrawal_right


def test_a_market_that_gives_no_right_online(me: Actor, note: Note) -> None:
    deal = new_id()
    note(deal, TouchpointKind.ORDER, Channel.ONLINE)
    assert not queries.channel_of(me, deal=deal, market="CH").withdrawal_right
    assert queries.channel_of(me, deal=deal, market="AT").withdrawal_right


def test_what_decides_needs_evidence(note: Note) -> None:
    for kind in (TouchpointKind.ORDER, TouchpointKind.SIGNATURE, TouchpointKind.ACCEPTANCE, TouchpointKind.OFFER):
        with pytest.raises(EvidenceMissing):
            note(new_id(), kind, Channel.ONLINE, evidence=" ")
    with pytest.raises(OutletMissing):
        note(new_id(), TouchpointKind.VISIT, Channel.OUTLET, outlet=None)
    with pytest.raises(TouchpointInFuture):
        note(new_id(), TouchpointKind.VISIT, Channel.ONLINE, at=NOON + timedelta(seconds=1))
    with pytest.raises(BadInput):
        note(new_id(), TouchpointKind.VISIT, Channel.ONLINE, parties=())


def test_evidence_is_never_changed(note: Note) -> None:
    note(new_id(), TouchpointKind.VISIT, Channel.ONLINE)
    for table in ("customer_touchpoint", "customer_touchpoint_party"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")


def test_a_timeline_keeps_other_agents_deals_to_themselves(me: Actor, anna: UUID, note: Note) -> None:
    ours, theirs, online = new_id(), new_id(), new_id()
    desk, rival = adviser(), adviser()
    for deal, who in ((ours, desk), (theirs, rival)):
        operations.begin_care(me, parties=(anna,), agent=next(iter(who.agents)), deal=deal, **HERE)
    noted = {deal: note(deal, TouchpointKind.ADVICE, Channel.PHONE) for deal in (ours, theirs, online)}
    visit = note(None, TouchpointKind.VISIT, Channel.OUTLET)
    assert {touch.id for touch in queries.touchpoints(desk, party=anna)} == {noted[ours], noted[online]}
    assert queries.touchpoints(desk, deal=theirs) == ()
    with pytest.raises(NotFound):
        queries.channel_of(desk, deal=theirs)
    assert {touch.id for touch in queries.touchpoints(me, party=anna)} == {*noted.values(), visit}
    assert queries.touchpoints(customer(), party=anna) == queries.touchpoints(sales("AT"), party=anna) == ()
    with pytest.raises(NotFound):
        operations.record_touchpoint(
            customer(), parties=(anna,), kind=TouchpointKind.VISIT, channel=Channel.ONLINE, **HERE
        )


def test_nobody_writes_evidence_into_the_deal_of_others(me: Actor, anna: UUID, note: Note) -> None:
    deal, desk, rival = new_id(), adviser(), adviser()
    operations.begin_care(me, parties=(anna,), agent=next(iter(desk.agents)), deal=deal, **HERE)
    operations.begin_care(me, parties=(anna,), agent=next(iter(rival.agents)), **HERE)
    visit = {"kind": TouchpointKind.VISIT, "channel": Channel.PHONE, "deal": deal}
    note(actor=desk, **visit)
    for refused in (
        lambda: note(actor=rival, **visit),
        lambda: operations.begin_care(rival, parties=(anna,), agent=next(iter(rival.agents)), deal=deal, **HERE),
        lambda: operations.open_papers(rival, deal=deal, keeper=anna, **HERE),
    ):
        with pytest.raises(NotFound):
            refused()


def test_who_gains_by_it_neither_corrects_nor_dates_back(me: Actor, anna: UUID, note: Note) -> None:
    deal = new_id()
    order = note(deal, TouchpointKind.SIGNATURE, Channel.OUTLET)
    operations.begin_care(me, parties=(anna,), agent=new_id(), deal=deal, **HERE)
    for refused in (
        lambda: operations.correct_touchpoint(me, touchpoint=order, channel=Channel.ONLINE, evidence="x"),
        lambda: note(deal, TouchpointKind.ACCEPTANCE, Channel.ONLINE, actor=me),
        lambda: note(deal, TouchpointKind.ORDER, Channel.ONLINE, actor=me, at=NOON - timedelta(days=1)),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert not queries.channel_of(me, deal=deal).withdrawal_right


def test_papers_go_from_required_to_handed_out(me: Actor, anna: UUID) -> None:
    deal, office = new_id(), sales()
    operations.open_papers(office, deal=deal, keeper=anna, **HERE)
    operations.open_papers(office, deal=deal, keeper=anna, **HERE)
    (papers,) = queries.papers(me, deal=deal)
    needed = papers.open_for(PaperGate.REGISTRATION)
    assert {PaperKind.INSURANCE_CONFIRMATION, PaperKind.TITLE} < {paper.kind for paper in needed}
    assert PaperKind.REGISTER_EXTRACT not in {paper.kind for paper in papers.papers}

    operations.record_paper(
        me,
        deal=deal,
        keeper=anna,
        paper=PaperKind.INSURANCE_CONFIRMATION,
        state=PaperState.PRESENT,
        reference="A1B2C3D",
    )
    with pytest.raises(NotAllowed):
        operations.record_paper(
            me, deal=deal, keeper=anna, paper=PaperKind.INSURANCE_CONFIRMATION, state=PaperState.CHECKED
        )
    for paper in needed:
        operations.record_paper(
            office,
            deal=deal,
            keeper=anna,
            paper=paper.kind,
            state=PaperState.CHECKED,
            holder=PaperHolder.AGENT,
            place="desk",
        )
    (papers,) = queries.papers(me, deal=deal, keeper=anna)
    assert papers.open_for(PaperGate.REGISTRATION) == ()
    assert PaperKind.TITLE in {paper.kind for paper in papers.open_for(PaperGate.SETTLE)}
    operations.record_paper(
        office, deal=deal, keeper=anna, paper=PaperKind.TITLE, state=PaperState.HANDED_OUT, holder=PaperHolder.LENDER
    )
    (papers,) = queries.papers(me, deal=deal)
    assert PaperKind.TITLE not in {paper.kind for paper in papers.open_for(PaperGate.SETTLE)}


def test_papers_refused(anna: UUID) -> None:
    deal, office = new_id(), sales()
    with pytest.raises(UnknownMarket):
        operations.open_papers(office, deal=deal, keeper=anna, market="XX", seller="X")
    operations.open_papers(office, deal=deal, keeper=anna, **HERE)
    with pytest.raises(PaperNotNeeded):
        operations.record_paper(
            office, deal=deal, keeper=anna, paper=PaperKind.REGISTER_EXTRACT, state=PaperState.PRESENT
        )
    with pytest.raises(PaperMoveRefused):
        operations.record_paper(office, deal=deal, keeper=anna, paper=PaperKind.TITLE, state=PaperState.HANDED_OUT)
    assert queries.papers(adviser(), deal=deal) == ()
    with pytest.raises(NotFound):
        operations.record_paper(adviser(), deal=deal, keeper=anna, paper=PaperKind.TITLE, state=PaperState.CHECKED)
