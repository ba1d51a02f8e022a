"""Ordering by the button and at the outlet, withdrawing, answering a proposed change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Purpose, TouchpointKind
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries
from murmelbahn.deal.terms import (
    ChangeClosed,
    Customer,
    Declaration,
    DeclarationChanged,
    End,
    FormWithoutInstruction,
    NothingOffered,
    NotYourOrder,
    NoWithdrawalRight,
)
from murmelbahn.deal.terms.changes import Answer, ChangeState
from murmelbahn.documents import queries as documents
from murmelbahn.documents.terms import DocumentKind, OrderForm
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import once
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound, StaleVersion
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle.terms import ConfigurationView
from tests.browser.cast import EXTRAS, PRICES
from tests.journeys.town import Town, engine


@pytest.fixture
def de(set_clock: Callable[[datetime], None]) -> Town:
    set_clock(datetime(2026, 11, 24, 8, tzinfo=UTC))
    town = Town("DE", engine()).build()
    town.release("arve")
    return town


@pytest.fixture
def car(de: Town) -> ConfigurationView:
    found = de.configure("AV2", "MH13", "P11", "SEATHEAT", "CAM360")
    de.prices([found], PRICES, basis=PriceBasis.GROSS)
    return found


@pytest.fixture
def anna(de: Town) -> tuple[Actor, UUID]:
    return de.person("Anna")


@pytest.fixture
def offered(de: Town, car: ConfigurationView, anna: tuple[Actor, UUID]) -> UUID:
    deal = de.open(anna, configuration=car.id, extras=EXTRAS)
    deals.make_offer(SYSTEM, deal=deal)
    de.settle_down()
    return deal


def press(actor: Actor, read: Declaration, **wish: object) -> UUID:
    return deals.order_online(
        actor, deal=read.deal, shown=read.shown, language=read.language, expected_version=read.version, **wish
    )  # type: ignore[arg-type]


def test_the_button_orders_once_and_leaves_its_evidence(offered: UUID, anna: tuple[Actor, UUID]) -> None:
    read = queries.order_declaration(anna[0], deal=offered, language="de")
    assert read.button == "Zahlungspflichtig bestellen"
    assert read.right
    assert any("vierzehn Tagen" in notice for notice in read.notices)
    assert not read.holds
    key = str(new_id())
    for _ in range(2):
        once(key, deals.order_online)(
            anna[0], deal=offered, shown=read.shown, language="de", expected_version=read.version
        )
    told = [touch for touch in customer.touchpoints(SYSTEM, deal=offered) if read.shown in touch.evidence]
    assert [touch.kind for touch in told] == [TouchpointKind.NOTICE, TouchpointKind.ORDER]
    assert queries.deal(anna[0], deal=offered).customer is Customer.ORDERED
    with pytest.raises(NothingOffered):
        queries.order_declaration(anna[0], deal=offered)


def test_what_was_not_read_does_not_bind(offered: UUID, anna: tuple[Actor, UUID], de: Town) -> None:
    read = queries.order_declaration(anna[0], deal=offered)
    with pytest.raises(DeclarationChanged):
        press(anna[0], replace(read, shown="0" * 64))
    deals.make_offer(SYSTEM, deal=offered)
    with pytest.raises(StaleVersion):
        press(anna[0], read)
    fresh = queries.order_declaration(anna[0], deal=offered)
    assert fresh.shown != read.shown
    press(anna[0], fresh)


def test_nobody_orders_for_somebody_else(offered: UUID, anna: tuple[Actor, UUID], de: Town) -> None:
    read = queries.order_declaration(de.desk, deal=offered)
    for actor in (de.desk, de.sales):
        with pytest.raises(NotYourOrder):
            press(actor, read)
    with pytest.raises(NotFound):
        press(de.person("Berta")[0], read)


def test_consents_are_off_unless_ticked(offered: UUID, anna: tuple[Actor, UUID]) -> None:
    read = queries.order_declaration(anna[0], deal=offered)
    assert {wish.purpose for wish in read.consents} == {Purpose.MARKETING_EMAIL, Purpose.MARKETING_PHONE}
    press(anna[0], read, consents=frozenset({Purpose.MARKETING_EMAIL}))
    given = customer.consent(anna[0], party=anna[1], purpose=Purpose.MARKETING_EMAIL)
    assert given.given
    assert given.history[0].wording.startswith("DE.de.consent_email.")
    assert not customer.consent(anna[0], party=anna[1], purpose=Purpose.MARKETING_PHONE).given


def form_of(deal: UUID, document: UUID) -> OrderForm:
    found = documents.document(SYSTEM, document=document)
    assert (found.summary.deal, found.summary.kind) == (deal, DocumentKind.ORDER_FORM)
    assert isinstance(found.paper, OrderForm)
    return found.paper


def test_the_form_to_be_signed_says_everything_and_is_kept_with_the_order(
    offered: UUID, anna: tuple[Actor, UUID], de: Town
) -> None:
    offer = queries.deal(SYSTEM, deal=offered).offer
    assert offer is not None
    with pytest.raises(NotAllowed):
        deals.print_order_form(anna[0], deal=offered)
    form = deals.print_order_form(de.desk, deal=offered)
    assert deals.print_order_form(de.desk, deal=offered) == form, "the same words are the same form"
    paper = form_of(offered, form)
    assert paper.bill.total.gross == queries.order_declaration(anna[0], deal=offered).total
    assert not paper.withdrawal
    assert paper.grounds
    assert not paper.notices
    named = [one.value for one in paper.parties]
    assert "Anna Muster" in named
    assert "Corvane DE GmbH" in named
    assert len(paper.conditions) > 5
    assert [one.signed for one in paper.signatures] == [""] * 4
    deals.order_at_outlet(de.desk, deal=offered, offer=offer, signature="copy 1")
    (told,) = [one for one in customer.touchpoints(SYSTEM, deal=offered) if one.kind is TouchpointKind.SIGNATURE]
    assert told.evidence == f"copy 1 · {documents.document(SYSTEM, document=form).summary.sha256}"


def test_at_the_customers_home_the_form_carries_the_instruction(offered: UUID, de: Town) -> None:
    paper = form_of(offered, deals.print_order_form(de.desk, deal=offered, home_visit=True))
    assert paper.withdrawal
    assert any("Muster-Widerrufsformular" in notice for notice in paper.notices)
    offer = queries.deal(SYSTEM, deal=offered).offer
    assert offer is not None
    deals.order_at_outlet(de.desk, deal=offered, offer=offer, signature="copy 2")
    (told,) = [one for one in customer.touchpoints(SYSTEM, deal=offered) if one.kind is TouchpointKind.SIGNATURE]
    assert told.evidence == "copy 2", "another place of signing is another form"


def test_a_form_for_the_outlet_is_not_signed_at_home(offered: UUID, de: Town) -> None:
    """It says that there is no right of withdrawal: who signs it at home was told wrongly, and the period would not begin."""
    offer = queries.deal(SYSTEM, deal=offered).offer
    assert offer is not None
    deals.print_order_form(de.desk, deal=offered)
    with pytest.raises(FormWithoutInstruction):
        deals.order_at_outlet(de.desk, deal=offered, offer=offer, signature="copy 3", home_visit=True)
    form = deals.print_order_form(de.desk, deal=offered, home_visit=True)
    deals.order_at_outlet(de.desk, deal=offered, offer=offer, signature="copy 3", home_visit=True)
    (told,) = [one for one in customer.touchpoints(SYSTEM, deal=offered) if one.kind is TouchpointKind.SIGNATURE]
    assert told.evidence == f"copy 3 · {documents.document(SYSTEM, document=form).summary.sha256}"


def test_signed_at_the_outlet_there_is_no_right(offered: UUID, anna: tuple[Actor, UUID], de: Town) -> None:
    offer = queries.deal(SYSTEM, deal=offered).offer
    assert offer is not None
    with pytest.raises(NotYourOrder):
        deals.order_at_outlet(anna[0], deal=offered, offer=offer, signature="copy 1")
    deals.order_at_outlet(de.desk, deal=offered, offer=offer, signature="copy 1")
    right = queries.withdrawal_right(anna[0], deal=offered)
    assert not right.open
    assert right.reasons[-1] == "customer.channel_reason.no_right_at_outlet"
    with pytest.raises(NoWithdrawalRight):
        deals.withdraw(anna[0], deal=offered)


def test_the_function_is_there_as_long_as_the_right(offered: UUID, anna: tuple[Actor, UUID], de: Town) -> None:
    with pytest.raises(NotFound):
        queries.withdrawal_right(anna[0], deal=offered)
    press(anna[0], queries.order_declaration(anna[0], deal=offered))
    de.settle_down()
    right = queries.withdrawal_right(anna[0], deal=offered)
    assert (right.open, right.until, right.button) == (True, None, "Vertrag widerrufen")
    collector = Actor(subject=new_id(), kind=ActorKind.CUSTOMER, parties=frozenset({de.person("Karl")[1]}))
    deals.change_collector(de.desk, deal=offered, collector=next(iter(collector.parties)))
    with pytest.raises(NotYourOrder):
        deals.withdraw(collector, deal=offered)
    deals.withdraw(anna[0], deal=offered)
    assert not queries.withdrawal_right(anna[0], deal=offered).open
    assert queries.deal(anna[0], deal=offered).end is End.WITHDRAWN


def test_before_the_order_one_just_leaves(offered: UUID, anna: tuple[Actor, UUID]) -> None:
    assert [way.end for way in queries.ways_out(anna[0], deal=offered)] == [End.LAPSED]
    deals.give_up(anna[0], deal=offered, reason="customer")
    assert queries.ways_out(anna[0], deal=offered) == ()


@pytest.mark.parametrize("answer", Answer)
def test_a_successor_is_taken_left_or_the_contract_kept(
    offered: UUID, anna: tuple[Actor, UUID], de: Town, answer: Answer
) -> None:
    press(anna[0], queries.order_declaration(anna[0], deal=offered))
    de.accept(offered)
    other = de.configure("AV2", "MH13", "P11", "SEATHEAT")
    change = deals.propose_successor(
        de.sales, deal=offered, configuration=other.id, answer_by=date(2026, 12, 8), extras=()
    )
    shown = queries.changes_of(anna[0], deal=offered)[-1]
    assert (shown.answer_by, shown.configuration) == (date(2026, 12, 8), other.id)
    deals.answer_change(anna[0], deal=offered, change=change, answer=answer)
    deal = queries.deal(anna[0], deal=offered)
    state = queries.changes_of(anna[0], deal=offered)[-1].state
    expected = {
        Answer.TAKE: (2, None, ChangeState.APPLIED),
        Answer.KEEP: (1, None, ChangeState.DROPPED),
        Answer.LEAVE: (1, End.ENDED_BY_MANUFACTURER, ChangeState.DROPPED),
    }
    assert (deal.agreement, deal.end, state) == expected[answer]


def test_a_change_costs_what_was_shown(offered: UUID, anna: tuple[Actor, UUID], de: Town) -> None:
    press(anna[0], queries.order_declaration(anna[0], deal=offered))
    de.accept(offered)
    other = de.configure("AV2", "MH13", "P11", "SEATHEAT")
    terms = queries.change_terms(anna[0], deal=offered, configuration=other.id)
    assert terms.fee is None
    assert str(terms.preview.delta) == "-3000.00 EUR"
    with pytest.raises(DeclarationChanged):
        deals.order_change(
            anna[0],
            deal=offered,
            configuration=other.id,
            total=terms.preview.total_before,
            tax_date=terms.tax_date,
        )
    deals.order_change(
        anna[0],
        deal=offered,
        configuration=other.id,
        total=terms.preview.total_after,
        tax_date=terms.tax_date,
        expected_version=terms.version,
    )
    assert queries.changes_of(anna[0], deal=offered)[-1].state in {ChangeState.OPEN, ChangeState.APPLIED}


def test_only_what_the_maker_proposes_can_be_taken_or_left_for(
    offered: UUID, anna: tuple[Actor, UUID], de: Town
) -> None:
    """To the customer's own wish the plant says yes, and nobody leaves a contract by wishing for another car."""
    press(anna[0], queries.order_declaration(anna[0], deal=offered))
    de.accept(offered)
    other = de.configure("AV2", "MH13", "P11", "SEATHEAT")
    change = deals.propose_change(anna[0], deal=offered, configuration=other.id)
    for answer in (Answer.TAKE, Answer.LEAVE):
        with pytest.raises(NotAllowed):
            deals.answer_change(anna[0], deal=offered, change=change, answer=answer)
    assert queries.deal(anna[0], deal=offered).end is None
    deals.answer_change(anna[0], deal=offered, change=change, answer=Answer.KEEP)


def test_who_was_silent_may_still_leave_while_the_car_cannot_be_built(
    offered: UUID, anna: tuple[Actor, UUID], de: Town
) -> None:
    press(anna[0], queries.order_declaration(anna[0], deal=offered))
    de.accept(offered)
    build = queries.deal(SYSTEM, deal=offered).build
    assert build is not None
    vehicles.fail_build(SYSTEM, build=build, reason="dropped")
    de.settle_down()
    other = de.configure("AV2", "MH13", "P11", "SEATHEAT")
    change = deals.propose_successor(
        de.sales, deal=offered, configuration=other.id, answer_by=date(2026, 12, 8), extras=()
    )
    de.on("2026-12-10")
    assert queries.changes_of(anna[0], deal=offered)[-1].state is ChangeState.UNANSWERED
    with pytest.raises(ChangeClosed):
        deals.answer_change(anna[0], deal=offered, change=change, answer=Answer.TAKE)
    deals.answer_change(anna[0], deal=offered, change=change, answer=Answer.LEAVE)
    assert queries.deal(anna[0], deal=offered).end is End.ENDED_BY_MANUFACTURER
