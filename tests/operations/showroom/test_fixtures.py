"""Pages from plain data: what no story has shown yet is rendered all the same, long and strange included."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation

from murmelbahn.deal.terms import Gate, Track
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.terms import (
    Audience,
    DateCard,
    DealSheet,
    DocumentLine,
    GateCard,
    Head,
    HoldLine,
    LaneCard,
    PaymentCard,
    StuckLine,
    Todo,
    WithdrawalCard,
)
from murmelbahn.ui.terms import Gate as Post
from murmelbahn.ui.terms import GateState, Lane, Run, Sentence

AT = datetime(2027, 2, 10, 9, tzinfo=UTC)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
EVIL = "<script>alert(1)</script>"


def sheet(audience: Audience, name: str) -> DealSheet:
    hold = HoldLine(
        sentence=Sentence("deal.hold.delivery_stop", {"reasons": name}),
        track=Track.VEHICLE,
        who=Sentence("showroom.cares.plant"),
        mine=False,
    )
    return DealSheet(
        head=Head(
            id=UUID(int=1),
            number="DE-1",
            audience=audience,
            title={"en": name},
            market="DE",
            variant="stock",
            customer=name,
            standing=Sentence("showroom.standing.done"),
        ),
        run=Run(
            lanes=tuple(
                Lane(
                    code=track, label="", stations=(("deal.vehicle.chosen",), ()), at=(0, 0), here="deal.vehicle.chosen"
                )
                for track in Track
            ),
            gates=(Post(code="offer", label="deal.gate.offer", state=GateState.HELD),),
        ),
        lanes=tuple(
            LaneCard(track=track, here=Sentence("deal.now.vehicle.held"), state="held", next=None) for track in Track
        ),
        end=None,
        unwinding=False,
        todo=(Todo(sentence=hold.sentence, who=hold.who, mine=True, anchor="payment"),),
        gates=(GateCard(gate=Gate.OFFER, holds=(hold,)), GateCard(gate=Gate.ORDER, holds=())),
        car=None,
        date=DateCard(kind="arrival", on=date(2027, 3, 1), spread=4),
        seller=None,
        care=None,
        payment=PaymentCard(
            holder=name,
            iban="DE00",
            bic=None,
            reference="RF1",
            amount=Money.of("1.00", "CHF"),
            due_on=date(2027, 1, 1),
            late=True,
            qr="",
        ),
        withdrawal=WithdrawalCard(verdict="running", until=date(2027, 3, 1), reasons=()),
        documents=(
            DocumentLine(
                id=UUID(int=2), kind="documents.document_kind.final_invoice", number=name, at=AT, formats=("pdf", "ubl")
            ),
            DocumentLine(id=UUID(int=3), kind="documents.document_kind.offer", number=None, at=AT, formats=()),
        ),
        papers=(),
        parties=(),
        receipts=(),
        stuck=(StuckLine(subscription="deal.bank", reason=name, attempts=3, since=AT),),
        zone="Europe/Berlin",
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("name", [LONG, EVIL, ""])
def test_any_deal_can_be_shown(audience: Audience, name: str, language: str) -> None:
    request = RequestFactory().get("/deals/")
    request.user = AnonymousUser()
    with translation.override(language):
        page = show(request, "deal", sheet(audience, name), tab="deal").content.decode()
    assert EVIL not in page
    assert "Something" not in page
    assert ("deal.bank" in page) == audience.staff
    assert "/documents/00000000-0000-0000-0000-000000000002.pdf" in page
    late = "seit 1. Jan. 2027 fällig" if language == "de" else "due since 1 Jan 2027"
    assert late in page


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_problem_is_said_in_the_language(language: str) -> None:
    from django.template.loader import render_to_string

    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with translation.override(language):
        page = render_to_string("ui/refusal.html", {"sentence": "No.", "code": "deal.ended", "status": 409}, request)
        broken = render_to_string("500.html")
    assert ("Das hat nicht geklappt" in page) == (language == "de")
    assert "deal.ended" in page
    assert ("nichts halb gespeichert" in broken) == (language == "de")
