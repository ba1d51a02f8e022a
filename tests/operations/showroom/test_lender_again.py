"""A lender whose word does not carry the contract is asked again, on the deal's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import NoLoan
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommitmentState, ComponentKind, FundingKind, LapseReason
from tests.journeys.de.test_s7_lease import approve
from tests.journeys.town import Town, euro
from tests.operations.showroom.test_invoicing import Case, opened, people
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.worlds import Worlds


def contracted(town: Town, **wish: object) -> Case:
    """Anna's contract at 37,490.00."""
    town.release("arve")
    car = town.configure("AV2", "MH13", "P11")
    town.prices([car], {"AV2": (ComponentKind.BASE, "37,490.00")}, basis=PriceBasis.GROSS)
    anna = town.person()
    deal = town.open(anna, configuration=car.id)
    town.order(deal, anna, "37,490.00", **wish)  # type: ignore[arg-type]
    town.on("2026-11-25")
    town.accept(deal)
    return Case(town, deal, people(town, anna[1]))


@pytest.fixture
def case(worlds: Worlds) -> Iterator[Case]:
    with opened(worlds, "DE") as town:
        yield contracted(town, funding=FundingKind.LOAN, lender="HANSEBANK", own_part="7,490.00")


def asked(case: Case) -> list[tuple[CommitmentState, str]]:
    return [(one.state, str(one.asked.amount)) for one in value.commitments(SYSTEM, deal=case.deal)]


@pytest.mark.parametrize("who", [ActorKind.CUSTOMER, ActorKind.ADVISER, ActorKind.NSC_FINANCE])
def test_a_lender_is_asked_again(case: Case, who: ActorKind) -> None:
    assert asked(case) == [(CommitmentState.REQUESTED, "30000.00")], "the order asked"
    assert "prüft gerade 30.000,00 €" in body(case.page(who))
    assert "Die Bank hat 30.000,00 € noch nicht zugesagt." in body(case.page(who))
    assert "funding/again" not in case.page(who).content.decode()
    deals.request_finance(SYSTEM, deal=case.deal)
    (first,) = value.commitments(SYSTEM, deal=case.deal)
    values.lapse_commitment(SYSTEM, commitment=first.id, reason=LapseReason.EXPIRED)
    case.town.settle_down()
    assert "gilt gerade keine Zusage" in body(case.page(who))
    stale = {"key": str(new_id()), "version": "1"}
    assert visitor(case.users[who]).post(f"/deals/{case.deal}/funding/again", stale).status_code == 409
    assert case.press(who, "", "funding/again").status_code == 303
    assert [state for state, _ in asked(case)] == [CommitmentState.LAPSED, CommitmentState.REQUESTED]


def test_the_list_and_the_page_name_the_same_next_step(case: Case) -> None:
    """While the bank decides it is the bank's turn, with every reader and in every list; once it is out, the customer's."""

    def told(who: ActorKind) -> tuple[str, str]:
        lists = {ActorKind.NSC_FINANCE: "/office/deals/", ActorKind.CUSTOMER: "/deals/", ActorKind.ADVISER: "/deals/"}
        return body(case.page(who)), body(visitor(case.users[who]).get(lists[who]))

    number = case.town.view(case.deal).number
    sales = visitor(case.users[ActorKind.NSC_SALES])
    for who in (ActorKind.ADVISER, ActorKind.NSC_FINANCE):
        page, listed = told(who)
        step = "Über die Finanzierung wird gerade entschieden. Zu lösen durch: die Bank"
        assert f"Der nächste Schritt: {step}" in page
        assert step in listed
    page, listed = told(ActorKind.CUSTOMER)
    assert "Über Ihre Finanzierung wird gerade entschieden. Darum kümmert sich die Bank." in page
    assert "Über Ihre Finanzierung wird gerade entschieden." in listed
    assert "Sie sind dran" not in page
    assert number in body(sales.get("/office/deals/?mender=lender"))
    assert number in body(sales.get("/deals/?waits=lender"))
    assert number not in body(sales.get("/office/deals/?mender=plant"))
    (pending,) = value.commitments(SYSTEM, deal=case.deal)
    values.lapse_commitment(SYSTEM, commitment=pending.id, reason=LapseReason.EXPIRED)
    case.town.settle_down()
    page, listed = told(ActorKind.CUSTOMER)
    assert "Ihre Finanzierung ist noch offen. Das liegt bei Ihnen." in page
    assert "Sie sind dran" in page
    assert "Die Finanzierung ist noch offen. Zu lösen durch: Kundin oder Kunde" in told(ActorKind.ADVISER)[1]
    assert number in body(sales.get("/office/deals/?mender=customer"))
    assert number not in body(sales.get("/office/deals/?mender=lender"))


def test_less_than_asked_may_be_asked_for_again_and_a_full_word_is_the_end_of_it(case: Case) -> None:
    approve(case.town, case.deal, "20,000.00", valid_until="2027-04-30")
    told = case.page(ActorKind.CUSTOMER)
    assert "hat weniger zugesagt, als der Vertrag braucht: 30.000,00 €" in body(told)
    assert case.press(ActorKind.CUSTOMER, "", "funding/again").status_code == 303
    approve(case.town, case.deal, "30,000.00", valid_until="2027-04-30")
    page = case.page(ActorKind.CUSTOMER).content.decode()
    assert 'id="lender"' not in page
    assert [
        one.amount for one in value.commitments(SYSTEM, deal=case.deal) if one.state is CommitmentState.APPROVED
    ] == [euro("30,000.00")]


def test_cash_needs_no_lender(worlds: Worlds) -> None:
    with opened(worlds, "DE") as town:
        case = contracted(town)
        assert 'id="lender"' not in case.page(ActorKind.CUSTOMER).content.decode()
        with pytest.raises(NoLoan):
            deals.request_finance(SYSTEM, deal=case.deal)
