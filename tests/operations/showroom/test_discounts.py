"""Discounts that need a proof: who gives them, what they do to the price, and how they are taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.rules.discounts import why_kept
from murmelbahn.deal.terms import Customer, DiscountKept, DiscountTooLate, NeedsPerson, Value, Vehicle
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.command import once
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, StaleVersion
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import (
    Campaign,
    CampaignNotEligible,
    ComponentKind,
    FundingKind,
    InvoiceKind,
    Proof,
    ProofDecided,
    ProofFlaw,
    ProofKind,
    ProofKnown,
    ProofOfAnotherKind,
    ProofReferenceMissing,
    ProofState,
)
from tests.journeys.town import euro
from tests.operations.showroom.test_invoicing import Case, opened, people
from tests.operations.showroom.test_office import press
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.worlds import Worlds

SALES, FINANCE, ADVISER, CUSTOMER = (
    ActorKind.NSC_SALES,
    ActorKind.NSC_FINANCE,
    ActorKind.ADVISER,
    ActorKind.CUSTOMER,
)
SEEN: dict[str, Any] = {"kind": ProofKind.FORMER_CAR, "reference": "HH AB 12"}
TYPED = {"kind": "former_car", "reference": "HH AB 12", "note": "Zulassung gesehen"}


@pytest.fixture
def case(worlds: Worlds) -> Iterator[Case]:
    """A car of 40,000.00 less 1,000.00 that everybody is given, offered; three campaigns that need a proof."""
    with opened(worlds, "DE") as town:
        town.release("arve")
        car = town.configure("AV2", "MH13", "P11")
        town.prices([car], {"AV2": (ComponentKind.BASE, "40,000.00")}, basis=PriceBasis.GROSS)
        town.campaign("SEASON", "1,000.00")
        for code, more in (
            ("LOYAL", {"proof": "former_car", "amount": euro("500.00")}),
            ("FLEET", {"proof": "framework_contract", "percent": Decimal(5), "seller_confirms": True}),
            ("SCRAP", {"proof": "a certificate of the yard", "amount": euro("2,000.00"), "excludes": ("SEASON",)}),
            ("FIRMS", {"proof": "membership", "amount": euro("1.00"), "models": ("TN3",)}),
        ):
            campaign = Campaign(code=code, market="DE", seller=town.seller, **more)
            values.publish_campaign(SYSTEM, campaign=campaign)
        anna = town.person()
        deal = town.open(anna, configuration=car.id)
        deals.make_offer(SYSTEM, deal=deal)
        town.settle_down()
        yield Case(town, deal, people(town, anna[1]))


def offered(case: Case) -> str:
    view = case.town.view(case.deal)
    assert view.offer is not None
    return str(value.offer(SYSTEM, offer=view.offer, on=case.town.today()).terms.quote.totals.gross.amount)


def proof(case: Case, campaign: str) -> Proof:
    return next(one for one in reversed(value.proofs_of(SYSTEM, deal=case.deal)) if one.campaign == campaign)


def version(case: Case) -> int:
    return case.town.view(case.deal).version


def show(case: Case, campaign: str = "LOYAL", **values: Any) -> UUID:
    return deals.show_proof(case.town.desk, deal=case.deal, campaign=campaign, **(SEEN | values))


def record(case: Case, **typed: str) -> Any:
    """The adviser's form with the price that was looked at."""
    page = case.page(ADVISER, "discounts?campaign=LOYAL")
    return press(visitor(case.users[ADVISER]), page, f"/deals/{case.deal}/discounts", **typed)


def agreed(case: Case) -> None:
    """Ordered and accepted with the loyalty discount: 38,500.00."""
    show(case)
    view = case.town.view(case.deal)
    (party,) = {one.party for one in view.parties}
    case.town.declare(case.deal, (SYSTEM, party), channel=Channel.OUTLET)
    deals.place_order(SYSTEM, deal=case.deal, offer=view.offer, total=euro("38,500.00"), funding=FundingKind.CASH)
    case.town.settle_down()


def test_customers_do_not_see_the_page(case: Case) -> None:
    assert case.page(CUSTOMER, "discounts").status_code == 404
    form = {"key": str(new_id()), "version": str(version(case)), "campaign": "LOYAL", **TYPED}
    assert visitor(case.users[CUSTOMER]).post(f"/deals/{case.deal}/discounts", form).status_code == 404
    assert "/discounts" not in case.page(CUSTOMER, "offer").content.decode()
    for kind in (ADVISER, SALES, FINANCE):
        assert case.page(kind, "discounts").status_code == 200
        assert f"/deals/{case.deal}/discounts" in case.page(kind, "offer").content.decode()
    anna = actor_of_subject(SYSTEM, subject=case.users[CUSTOMER])
    with pytest.raises(NotAllowed):
        deals.show_proof(anna, deal=case.deal, campaign="LOYAL", **SEEN)


def test_the_price_is_shown_before_and_the_offer_is_made_anew(case: Case) -> None:
    assert offered(case) == "39000.00"
    page = case.page(ADVISER, "discounts")
    told = body(page)
    for said in (
        "LOYAL",
        "Zulassung des bisherigen Autos",
        "FLEET",
        "der Verkäufer bestätigt den Nachweis",
        "a certificate of the yard",
    ):
        assert said in told, said
    assert "FIRMS" not in told, "for another model"
    looked = body(case.page(ADVISER, "discounts?campaign=LOYAL"))
    assert "38.500,00" in looked
    assert "39.000,00" in looked
    assert offered(case) == "39000.00", "looking changes nothing"
    before = case.town.view(case.deal).offer
    for wrong in ({"reference": " "}, {"kind": "promise"}):
        answer = record(case, **(TYPED | wrong))
        assert answer.status_code == 422, wrong
    assert record(case, **TYPED).status_code == 303
    assert offered(case) == "38500.00"
    assert case.town.view(case.deal).offer != before
    shown = proof(case, "LOYAL")
    assert (shown.state, shown.kind, shown.reference) == (ProofState.GIVEN, ProofKind.FORMER_CAR, "HH AB 12")
    for kind in (CUSTOMER, ADVISER):
        assert "Ein Nachweis für den Nachlass LOYAL wurde vorgelegt" in body(case.page(kind, "story/"))
    assert "registration" in body(case.page(ADVISER, "discounts", "en")).lower()


def test_the_same_key_gives_it_once_and_an_old_version_not_at_all(case: Case) -> None:
    key, seen = str(new_id()), version(case)
    first = once(key, deals.show_proof)(case.town.desk, deal=case.deal, campaign="LOYAL", expected_version=seen, **SEEN)
    again = once(key, deals.show_proof)(case.town.desk, deal=case.deal, campaign="LOYAL", expected_version=seen, **SEEN)
    assert first == again
    assert len(value.proofs_of(SYSTEM, deal=case.deal)) == 1
    with pytest.raises(StaleVersion):
        show(case, "FLEET", expected_version=seen)
    with pytest.raises(ProofKnown):
        show(case)
    with pytest.raises(ProofReferenceMissing):
        show(case, "FLEET", kind=ProofKind.FRAMEWORK_CONTRACT, reference="  ")
    for other in ("SEASON", "FIRMS", "NONE"):
        with pytest.raises(CampaignNotEligible):
            show(case, other)


def test_only_what_the_campaign_asks_for_is_taken_for_a_proof(case: Case) -> None:
    """A discount that counts at once was given for any paper at all."""
    with pytest.raises(ProofOfAnotherKind) as refused:
        show(case, kind=ProofKind.SCRAPPING)
    assert refused.value.parameters["asked"] == ProofKind.FORMER_CAR
    assert offered(case) == "39000.00"
    answer = record(case, **(TYPED | {"kind": "scrapping"}))
    assert answer.status_code == 422
    assert "Für die Aktion LOYAL gilt nur dieser Nachweis: Zulassung des bisherigen Autos." in body(answer)
    page = case.page(ADVISER, "discounts?campaign=LOYAL").content.decode()
    assert 'name="kind" value="former_car"' in page
    assert "Verwertungsnachweis" not in page, "what would be refused is not offered"
    free = case.page(ADVISER, "discounts?campaign=SCRAP").content.decode()
    assert "Verwertungsnachweis" in free, "what it asks for is said in free words: the outlet says what it saw"


def test_what_the_seller_confirms_waits_for_it(case: Case) -> None:
    show(case, "FLEET", kind=ProofKind.FRAMEWORK_CONTRACT)
    waiting = proof(case, "FLEET")
    assert (waiting.state, offered(case)) == (ProofState.SHOWN, "39000.00")
    assert "Ein Nachlass wird noch geprüft." in body(case.page(ActorKind.CUSTOMER, "order"))
    with pytest.raises(NeedsPerson):
        deals.confirm_proof(case.town.desk, deal=case.deal, proof=waiting.id)
    for path in ("campaigns", "orders"):
        told = body(visitor(case.users[SALES]).get(f"/office/{path}/")).partition("auf Sie warten")[2]
        assert "FLEET" in told, f"{path}: sales begin with the orders, and the offer waits for them"
    assert case.press(SALES, "discounts", f"discounts/{waiting.id}/confirm").status_code == 303
    assert offered(case) == "37000.00"
    assert "Ein Nachlass wird noch geprüft." not in body(case.page(ActorKind.CUSTOMER, "order"))
    with pytest.raises(ProofDecided):
        deals.confirm_proof(case.town.sales, deal=case.deal, proof=waiting.id)
    for path in ("campaigns", "orders"):
        assert "auf Sie warten" not in body(visitor(case.users[SALES]).get(f"/office/{path}/"))


def test_what_the_seller_refuses_changes_no_price(case: Case) -> None:
    show(case, "FLEET", kind=ProofKind.FRAMEWORK_CONTRACT)
    waiting = proof(case, "FLEET")
    assert case.press(SALES, "discounts", f"discounts/{waiting.id}/refuse").status_code == 422
    assert case.press(SALES, "discounts", f"discounts/{waiting.id}/refuse", flaw="false").status_code == 303
    assert (proof(case, "FLEET").state, offered(case)) == (ProofState.REFUSED, "39000.00")
    show(case, "FLEET", kind=ProofKind.FRAMEWORK_CONTRACT)
    assert proof(case, "FLEET").state is ProofState.SHOWN, "a better proof may be shown"


def test_the_proven_one_comes_before_what_it_excludes(case: Case) -> None:
    told = body(case.page(ADVISER, "discounts?campaign=SCRAP"))
    assert "Dafür entfällt" in told
    assert "SEASON" in told
    show(case, "SCRAP")
    assert offered(case) == "38000.00"


def test_before_the_order_it_is_taken_out_of_the_offer(case: Case) -> None:
    show(case)
    given = proof(case, "LOYAL")
    with pytest.raises(NeedsPerson):
        deals.take_discount_back(case.town.desk, deal=case.deal, proof=given.id, flaw=ProofFlaw.FALSE)
    assert case.press(SALES, "discounts", f"discounts/{given.id}/back", flaw="false").status_code == 303
    assert (proof(case, "LOYAL").state, offered(case)) == (ProofState.FAILED, "39000.00")
    assert "Der Nachlass LOYAL wurde zurückgefordert: Der Nachweis trifft nicht zu." in body(
        case.page(ADVISER, "story/")
    )


def test_an_ordered_price_is_decided_on_first(case: Case) -> None:
    agreed(case)
    with pytest.raises(DiscountKept):
        deals.take_discount_back(case.town.finance, deal=case.deal, proof=proof(case, "LOYAL").id, flaw=ProofFlaw.FALSE)
    with pytest.raises(DiscountTooLate):
        show(case, "FLEET", kind=ProofKind.FRAMEWORK_CONTRACT)


def test_after_the_invoice_it_is_claimed_back_by_new_documents(case: Case) -> None:
    """A credit note, the next version of the contract without the campaign, then a new invoice; the books hold, and whoever
    was given the discount is told."""
    town = case.town
    agreed(case)
    town.accept(case.deal)
    town.plant_schedules(case.deal, week="2027-01-18", promised="2027-02-05")
    town.on("2027-01-20")
    town.plant_builds(case.deal)
    town.on("2027-02-03")
    town.arrives(case.deal)
    first = town.invoice(case.deal, handover="2027-02-15")
    town.pay(case.deal, "38,500.00")
    given = proof(case, "LOYAL")
    told = body(case.page(FINANCE, "discounts"))
    number = value.invoice(SYSTEM, invoice=first).content.number
    for said in ("39.000,00", "38.500,00", number):
        assert said in told, said
    assert case.press(FINANCE, "discounts", f"discounts/{given.id}/back", flaw="condition").status_code == 303
    assert proof(case, "LOYAL").state is ProofState.FAILED
    now = value.agreement(SYSTEM, deal=case.deal)
    assert (now.version, now.totals.gross, now.terms.quote.campaigns) == (2, euro("39,000.00"), ("SEASON",))
    documents = value.invoices_of(SYSTEM, deal=case.deal)
    assert [one.content.kind for one in documents] == [InvoiceKind.FINAL, InvoiceKind.CREDIT_NOTE]
    assert town.view(case.deal).value in (Value.AGREED, Value.FUNDING_SET)
    town.invoice(case.deal, handover="2027-02-15")
    second = value.invoices_of(SYSTEM, deal=case.deal)[-1]
    assert second.content.amounts.gross == euro("39,000.00")
    assert value.ledger_check(SYSTEM) == ()
    assert deal_queries.verdict(SYSTEM, deal=case.deal).agrees
    assert town.view(case.deal).value is Value.INVOICED, "500.00 are still to come"


def test_what_was_handed_over_keeps_its_price(case: Case) -> None:
    """The sale is invoiced and taxed: no page takes the discount out any more, and says so."""
    agreed(case)
    case.town.accept(case.deal)
    view = case.town.view(case.deal)
    assert why_kept(view, None) == ""
    assert why_kept(replace(view, vehicle=Vehicle.HANDED_OVER), None) == "handed_over"
    assert why_kept(replace(view, customer=Customer.ORDERED), None) == "ordered"
