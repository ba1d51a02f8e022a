"""Germany: a withdrawal that came by letter or e-mail is booked by a person of the seller, by the day the customer sent it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import (
    DealEnded,
    End,
    NeedsPerson,
    NothingToWithdraw,
    Vehicle,
    WithdrawalDayOutside,
    WithdrawalUnproven,
    WithdrawalWay,
    WithdrawnTooLate,
)
from murmelbahn.documents.models import Document
from murmelbahn.documents.rules.envelope import thaw
from murmelbahn.documents.terms import DocumentKind, WithdrawalReceipt
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.ui.rules.speech import refused as said
from tests.journeys.de.test_s4_withdrawal import handed_over
from tests.journeys.town import Town, staff

LETTER = WithdrawalWay.LETTER


def note(de: Town, deal: UUID, on: str, *, by: Actor | None = None, arrived: str = "", proof: str = "post 114") -> None:
    deals.note_withdrawal(
        by or de.sales,
        deal=deal,
        declared_on=de.day(on),
        way=LETTER,
        proof=proof,
        arrived_on=de.day(arrived) if arrived else None,
    )
    de.settle_down()


def told(deal: UUID) -> dict[str, str]:
    steps = deal_queries.story(SYSTEM, deal=deal)
    return next(one.detail for one in steps if one.code == "story.deal.withdrawal.declared")


def test_sent_on_the_last_day_and_booked_when_all_was_settled(de: Town) -> None:
    """Art. 11(2): in time when it was sent in time; art. 13(1): the refund's days count from the arrival; art. 14(1): those to
    bring the car back from the sending."""
    deal, _ = handed_over(de, Channel.ONLINE)
    de.on("2027-01-05")
    assert de.view(deal).closed
    note(de, deal, "2026-12-28", arrived="2027-01-04")
    view = de.view(deal)
    assert (view.end, view.closed, view.vehicle) == (End.WITHDRAWN, False, Vehicle.HANDED_OVER)
    assert (told(deal)["refund_by"], told(deal)["bring_back_by"]) == ("2027-01-18", "2027-01-11")
    (row,) = Document.objects.filter(deal=deal, kind=DocumentKind.WITHDRAWAL_RECEIPT.value)
    _, paper = thaw(bytes(row.content))
    assert isinstance(paper, WithdrawalReceipt)
    assert (paper.sent_on, paper.declared_at) == (date(2026, 12, 28), de.moment(de.day("2027-01-04"), 0))
    assert paper.declaration == "", "its words are the customer's own"
    noted = next(
        one.detail for one in deal_queries.story(SYSTEM, deal=deal) if one.code == "story.deal.withdrawal.noted"
    )
    assert (noted["way"], noted["proof"], noted["arrived_on"]) == ("letter", "post 114", "2027-01-04")
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="no damage")
    de.settle_down()
    de.refund(deal, "43,080.00")
    assert de.view(deal).closed
    de.prove()


def test_a_day_too_late(de: Town) -> None:
    """The sentence speaks to whoever books it, not to the customer."""
    deal, _ = handed_over(de, Channel.ONLINE)
    de.on("2026-12-30")
    with pytest.raises(WithdrawnTooLate) as refused:
        note(de, deal, "2026-12-29")
    assert refused.value.parameters["declared"] == date(2026, 12, 29)
    assert refused.value.parameters["until"] == date(2026, 12, 28)
    assert said(refused.value, "en").startswith(
        "The withdrawal was declared on 29 Dec 2026; the period ended on 28 Dec 2026."
    )
    kept = deals.declare_withdrawal(SYSTEM, name="Anna Muster", number="DE-0000-0000", email="anna@elsewhere.example")
    with pytest.raises(WithdrawnTooLate) as found:
        deals.book_declared(de.sales, declared=kept, number=de.view(deal).number)
    assert "talk to us" not in said(found.value, "en")
    assert de.view(deal).end is None


def test_without_a_right_there_is_nothing_to_book(de: Town) -> None:
    deal, _ = handed_over(de, Channel.OUTLET)
    with pytest.raises(NothingToWithdraw) as refused:
        note(de, deal, "2026-12-11")
    assert "answer the customer" in said(refused.value, "en")


def test_the_day_lies_between_order_and_today(de: Town) -> None:
    deal, _ = handed_over(de, Channel.ONLINE)
    today = de.today()
    for sent, arrived in (
        (today + timedelta(days=1), None),
        (today, today + timedelta(days=1)),
        (today, today - timedelta(days=1)),
        (date(2026, 11, 30), None),
    ):
        with pytest.raises(WithdrawalDayOutside) as refused:
            deals.note_withdrawal(
                de.sales, deal=deal, declared_on=sent, way=LETTER, proof="post 114", arrived_on=arrived
            )
        assert refused.value.parameters == {"first": date(2026, 12, 1), "last": today}
    with pytest.raises(WithdrawalUnproven):
        note(de, deal, "2026-12-11", proof="  ")
    note(de, deal, "2026-12-01")
    with pytest.raises(DealEnded):
        note(de, deal, "2026-12-01")


def test_a_person_of_the_seller_books_it(de: Town) -> None:
    deal, anna = handed_over(de, Channel.ONLINE)
    machine = replace(de.sales, machine=True)
    for actor in (anna, de.desk, machine, SYSTEM, staff(ActorKind.OPERATOR)):
        with pytest.raises(NeedsPerson):
            note(de, deal, "2026-12-11", by=actor)
    with pytest.raises(NotFound):
        note(de, deal, "2026-12-11", by=staff(ActorKind.NSC_SALES, "AT"))
    assert de.view(deal).end is None
    note(de, deal, "2026-12-11", by=de.finance)
    assert de.view(deal).end is End.WITHDRAWN
