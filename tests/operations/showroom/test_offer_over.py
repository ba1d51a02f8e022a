"""The page of an offer that is none any more says what became of it; of several offers each says whether it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value.terms import FundingKind
from tests.journeys.town import euro
from tests.operations.showroom.test_discounts import ADVISER, CUSTOMER, case
from tests.operations.showroom.test_pages import body

if TYPE_CHECKING:
    from tests.operations.showroom.test_invoicing import Case

__all__ = ["case"]
STANDS = (
    "Gültig bis einschließlich",
    "Zur Bestellung",
    "Bestellung vorbereiten",
    "Am Auto noch etwas ändern",
    "Telefon",
)


def again(case: Case) -> None:
    deals.make_offer(SYSTEM, deal=case.deal)
    case.town.settle_down()


def offers(page: Any) -> list[str]:
    """Names of the offers among the documents, the newest first."""
    listed = re.findall(
        r"<strong>(Angebot[^<]*)</strong>(?: <span class=\"badge[^>]*>([^<]+)<)?", page.content.decode()
    )
    return [" ".join(one for one in found if one) for found in listed]


def test_several_offers_are_told_apart(case: Case) -> None:
    assert offers(case.page(CUSTOMER, "offer")) == ["Angebot"]
    again(case)
    for part in ("offer", ""):
        assert offers(case.page(CUSTOMER, part)) == ["Angebot 2 gilt", "Angebot 1 ersetzt"]


def test_an_ordered_offer_leads_to_the_order_and_the_contract(case: Case) -> None:
    again(case)
    view = case.town.view(case.deal)
    (party,) = {one.party for one in view.parties}
    case.town.declare(case.deal, (SYSTEM, party), channel=Channel.OUTLET)
    deals.place_order(SYSTEM, deal=case.deal, offer=view.offer, total=euro("39,000.00"), funding=FundingKind.CASH)
    page = case.page(CUSTOMER, "offer")
    assert "Aus diesem Angebot ist Ihre Bestellung geworden." in body(page)
    assert f'href="/deals/{case.deal}/order/receipt"' in page.content.decode()
    assert offers(page) == ["Angebot 2 so bestellt", "Angebot 1 ersetzt"]
    case.town.accept(case.deal)
    page = case.page(ADVISER, "offer")
    assert "Aus diesem Angebot ist ein Vertrag geworden, geschlossen am 24. Nov. 2026." in body(page)
    assert not [one for one in STANDS if one in body(page)]


def test_an_offer_of_a_deal_that_is_over_says_so(case: Case) -> None:
    again(case)
    deals.give_up(SYSTEM, deal=case.deal, reason="customer")
    case.town.settle_down()
    for kind in (CUSTOMER, ADVISER):
        page = case.page(kind, "offer")
        said = body(page)
        assert "Dieses Angebot gilt nicht mehr." in said
        assert not [one for one in STANDS if one in said], said
        assert f'href="/deals/{case.deal}/"' in page.content.decode()
        assert offers(page) == ["Angebot 2 gilt nicht mehr", "Angebot 1 ersetzt"]
