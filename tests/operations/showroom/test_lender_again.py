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
