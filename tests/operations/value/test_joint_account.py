"""Two persons pay from one account: each is named as the bank named it, and each gets its own money back."""

from uuid import UUID

import pytest

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.models import BankEntryRow
from murmelbahn.value.terms import EntryOrigin, FundingKind, FundingRow, Hint, RefundTooHigh, payer_fingerprint
from tests.operations.value.people import CHIEF, CUSTOMER_IBAN, FINANCE, SALES, eur
from tests.operations.value.play import Clock, Play, book
from tests.operations.value.test_bank import incoming

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def deal(set_clock: Clock) -> Play:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    return deal


def pay(deal: Play, reference: str, holder: str, amount: str = "100.00") -> UUID:
    known = queries.payment_instruction(SYSTEM, deal=deal.deal).reference
    book(incoming(known, reference=reference, counterparty_name=holder, amount=eur(amount)))
    return BankEntryRow.objects.get(reference=reference).id


def test_each_holder_keeps_its_name_and_gets_its_own_back(deal: Play) -> None:
    pay(deal, "A", "Erika Muster", "300.00")
    pay(deal, "B", "Max Muster")
    first, second = queries.payers(FINANCE, deal=deal.deal)
    assert [(one.holder, one.received, one.shown) for one in (first, second)] == [
        ("Erika Muster", eur("300.00"), CUSTOMER_IBAN[-4:]),
        ("Max Muster", eur("100.00"), CUSTOMER_IBAN[-4:]),
    ]
    with pytest.raises(RefundTooHigh):
        value.propose_refund(FINANCE, deal=deal.deal, amount=eur("100.01"), account=second.account)
    value.propose_refunds(FINANCE, deal=deal.deal)
    told = {}
    for refund in queries.refunds_of(FINANCE, deal=deal.deal):
        value.approve_refund(CHIEF, refund=refund.id)
        order = queries.refund_instruction(SYSTEM, refund=refund.id)
        told[order.creditor_name] = (order.creditor_iban, order.amount)
    assert told == {"Erika Muster": (CUSTOMER_IBAN, eur("300.00")), "Max Muster": (CUSTOMER_IBAN, eur("100.00"))}
    assert {one.holder for one in queries.refunds(FINANCE)} == {"Erika Muster", "Max Muster"}


def test_the_second_holder_is_judged_by_its_own_name(deal: Play) -> None:
    expected = (
        FundingRow(kind=FundingKind.CASH, amount=eur("34272"), payer_fingerprint=payer_fingerprint("Erika Muster")),
    )
    value.set_funding(SALES, deal=deal.deal, version=1, rows=expected)
    pay(deal, "A", "Erika Muster")
    pay(deal, "B", "Max Muster")
    assert [one.third_party for one in queries.payers(FINANCE, deal=deal.deal)] == [False, True]


def test_where_the_bank_names_nobody_the_only_known_holder_is_meant(deal: Play) -> None:
    pay(deal, "A", "Erika Muster")
    pay(deal, "B", "")
    assert [one.holder for one in queries.payers(FINANCE, deal=deal.deal)] == ["Erika Muster"]
    pay(deal, "C", "Max Muster")
    pay(deal, "D", "")
    assert {one.holder for one in queries.payers(FINANCE, deal=deal.deal)} == {"Erika Muster", "Max Muster", ""}


def test_one_account_is_known_again_whoever_of_its_holders_pays(deal: Play) -> None:
    pay(deal, "A", "Erika Muster")
    book(incoming("no idea", reference="B", counterparty_name="Max Muster", amount=eur("7.00")))
    (guess,) = queries.suggestions(FINANCE)
    assert (guess.deal, guess.hints) == (deal.deal, (Hint.PAYER,))
    book(incoming("", reference="R", origin=EntryOrigin.RETURN, counterparty_name="", amount=eur("7.00")))
    assert queries.unmatched_entries(FINANCE, on=deal.today) == ()
