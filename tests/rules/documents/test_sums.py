"""A bill that does not add up is refused, naming the sum."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.documents.stories import gross_bill, money, stories, taxed

from murmelbahn.documents.rules.completeness import check
from murmelbahn.documents.rules.sums import check_bill
from murmelbahn.documents.terms import (
    DocumentKind,
    PaperIncomplete,
    PriceBasis,
    SumsDisagree,
    WrongPaper,
    allocate_net,
    bill_of,
)
from murmelbahn.kernel.money import Money, Taxed, total


@pytest.mark.parametrize("name", stories())
def test_every_story_invoice_is_complete_and_adds_up(name: str) -> None:
    kind, number, paper = stories()[name]
    check(kind, paper, number)


def test_the_remainder_of_story_9_keeps_the_stored_tax() -> None:
    _, _, final = stories()["S9 final"]
    assert final.bill.total == taxed("28487.39", "5412.61")
    assert Taxed.from_net(money("28487.39"), Decimal(19)).tax == money("5412.60")


@pytest.mark.parametrize(
    "name", [name for name, (_, _, paper) in stories().items() if paper.bill.basis is PriceBasis.GROSS]
)
def test_lines_that_carry_the_stored_tax_make_their_own_bill(name: str) -> None:
    bill = stories()[name][2].bill
    assert bill_of(bill.basis, bill.lines) == bill


def test_a_wrong_total_is_named() -> None:
    good = stories()["S1 final"][2].bill
    with pytest.raises(SumsDisagree) as refused:
        check_bill(replace(good, total=good.total + taxed("0.01", "0")))
    assert refused.value.parameters["where"] == "total"


def test_a_tax_one_euro_away_is_refused() -> None:
    with pytest.raises(SumsDisagree):
        check_bill(gross_bill([("Car", "1191")], taxed("1000", "191")))


def test_a_missing_subtotal_is_refused() -> None:
    good = stories()["S1 final"][2].bill
    with pytest.raises(SumsDisagree):
        check_bill(replace(good, taxes=good.taxes[:1]))


def test_incomplete_and_wrong_papers() -> None:
    _, number, final = stories()["S4 final"]
    with pytest.raises(PaperIncomplete) as refused:
        check(DocumentKind.CREDIT_NOTE, final, number)
    assert refused.value.parameters["field"] == "corrects"
    with pytest.raises(PaperIncomplete):
        check(DocumentKind.FINAL_INVOICE, final, None)
    with pytest.raises(WrongPaper):
        check(DocumentKind.OFFER, final, number)


@given(st.lists(st.integers(-500_000, 9_000_000), min_size=1, max_size=12).filter(lambda cents: sum(cents) > 0))
def test_nets_are_allocated_without_a_lost_cent(cents: list[int]) -> None:
    gross = [Money.of(Decimal(cent) / 100, "EUR") for cent in cents]
    document = Taxed.from_gross(total(gross, "EUR"), Decimal(19))
    parts = allocate_net(document.net, gross)
    assert total((part.net for part in parts), "EUR") == document.net
    assert total((part.tax for part in parts), "EUR") == document.tax
    assert [part.gross for part in parts] == gross
