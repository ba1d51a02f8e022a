"""Whose turn it is, on every page that somebody could wait on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.test import Client

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.models import Deal
from murmelbahn.deal.terms import DealFilter, Mender
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.value.terms import FundingKind, ProofKind
from tests.journeys.town import euro
from tests.operations.showroom.test_discounts import ADVISER, CUSTOMER, FINANCE, SALES, case, proof, show
from tests.operations.showroom.test_journey import offered, ordered
from tests.operations.showroom.test_office import press
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.browser.cast import Cast
    from tests.operations.showroom.test_invoicing import Case

__all__ = ["case", "offered"]
WAITS = "Ein Nachlass wird noch geprüft."


def waiting(case: Case) -> None:
    """The adviser saw the framework contract, the seller has not said that it counts."""
    show(case, "FLEET", kind=ProofKind.FRAMEWORK_CONTRACT)


def test_a_proof_that_waits_is_said_before_the_order_and_leads_to_who_decides(case: Case) -> None:
    waiting(case)
    there = f'href="/deals/{case.deal}/discounts"'
    for kind in (CUSTOMER, ADVISER, SALES):
        for page in ("offer", "order"):
            assert WAITS in body(case.page(kind, page)), (kind, page)
    for page in ("offer", "order"):
        assert "Das liegt bei Ihnen, dem Vertrieb oder den Finanzen" in body(case.page(SALES, page))
        assert "Der Vertrieb der Landesgesellschaft sieht sich den Nachweis an" in body(case.page(ADVISER, page))
        assert there in case.page(ADVISER, page).content.decode()
        assert there not in case.page(CUSTOMER, page).content.decode()
    for kind in (SALES, FINANCE):
        page = case.page(kind, "")
        assert "Ein Nachweis für einen Nachlass ist zu bestätigen oder abzulehnen. Sie sind dran" in body(page)
        assert there in page.content.decode()
    deals.confirm_proof(case.town.sales, deal=case.deal, proof=proof(case, "FLEET").id)
    for kind in (CUSTOMER, ADVISER, SALES):
        assert WAITS not in body(case.page(kind, "offer"))
    assert "Ein Nachweis für einen Nachlass ist" not in body(case.page(SALES, ""))


def test_after_the_order_a_proof_is_refused_and_not_confirmed(case: Case) -> None:
    waiting(case)
    view = case.town.view(case.deal)
    (party,) = {one.party for one in view.parties}
    case.town.declare(case.deal, (SYSTEM, party), channel=Channel.OUTLET)
    deals.place_order(SYSTEM, deal=case.deal, offer=view.offer, total=euro("39,000.00"), funding=FundingKind.CASH)
    assert "Ein Nachweis für einen Nachlass ist zu bestätigen" in body(case.page(SALES, ""))
    page = case.page(SALES, "discounts")
    assert "bestätigt werden kann er nicht mehr" in body(page)
    assert "/confirm" not in page.content.decode()
    one = proof(case, "FLEET").id
    refused = f"/deals/{case.deal}/discounts/{one}/refuse"
    assert press(visitor(case.users[SALES]), page, refused, flaw="condition").status_code == 303
    assert "Ein Nachweis für einen Nachlass ist" not in body(case.page(SALES, ""))


def test_before_its_release_no_car_is_being_built(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    ordered(cast, offered)
    cast.town.accept(deal)
    assert "Ihr Auto wird gebaut" in body(client.get(f"/deals/{deal}/"))
    Deal.objects.filter(id=deal).update(build=None)  # what a gate held: its release has not gone out
    view = deal_queries.deal(SYSTEM, deal=deal)
    assert "Ihr Auto ist noch nicht im Bau" in body(client.get(f"/deals/{deal}/"))
    sales = visitor(cast.users[ActorKind.NSC_SALES])
    assert "Der Bau ist freizugeben." in body(sales.get(f"/deals/{deal}/"))
    wait = deal_queries.next_steps(SYSTEM, deals=[view])[deal]
    assert wait is not None
    assert wait.who is Mender.NSC_SALES
    listed: Any = deal_queries.deals(SYSTEM, chosen=DealFilter(mender=Mender.NSC_SALES, text=view.number))
    assert [one.id for one in listed] == [deal]
