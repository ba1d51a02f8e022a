"""Laws of the posting rules for any amounts: entries balance, nothing is lost, an inverse undoes."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.kernel.money import Money, Taxed, total
from murmelbahn.value.rules.book import Book, Unbalanced, balanced, credit, debit
from murmelbahn.value.rules.claims import Claim, Deducted, advance_received, invoice_credited, invoiced, remainder
from murmelbahn.value.rules.commission import shares
from murmelbahn.value.rules.earning import handed_over
from murmelbahn.value.rules.payments import receive, take_back, written_off
from murmelbahn.value.terms import Account, InvoiceKind, Totals

FINAL, ADVANCE = UUID(int=1), UUID(int=2)
AMOUNTS = st.integers(0, 10_000_000).map(lambda cents: Money.of(Decimal(cents) / 100, "EUR"))
SOME = st.integers(1, 10_000_000).map(lambda cents: Money.of(Decimal(cents) / 100, "EUR"))
NOTHING = Money.zero("EUR")


@st.composite
def invoices(draw: st.DrawFn) -> Totals:
    net = draw(SOME)
    vat = net.times(Decimal(draw(st.sampled_from(["0", "0.19", "0.20", "0.27"]))))
    return Totals.of(net, vat, draw(AMOUNTS), draw(AMOUNTS))


def claim_of(amounts: Totals) -> Claim:
    return Claim(document=FINAL, kind=InvoiceKind.FINAL, due_on=date(2027, 1, 1), amounts=amounts)


def vat_due(book: Book) -> Money:
    return -book.balance(Account.VAT_DUE)


@given(invoices(), st.lists(SOME, max_size=6), st.booleans())
def test_any_payments_leave_all_vat_due_once_at_handover(full: Totals, payments: list[Money], first: bool) -> None:
    book = Book("EUR").after(invoiced(FINAL, full, ()))
    if first:
        book = book.after(handed_over(book, FINAL, month="2027-02"))
    for amount in payments:
        decision = receive(book, amount, month="2027-01", claims=(claim_of(full),))
        assert decision.claimed + decision.held == amount
        book = book.after(decision.postings)
    assert NOTHING <= vat_due(book) <= full.vat
    if not first:
        book = book.after(handed_over(book, FINAL, month="2027-02"))
    paid = total(payments, "EUR")
    assert vat_due(book) == full.vat
    assert -book.balance(Account.REVENUE) == full.net
    assert book.balance(Account.DEBTOR) == max(full.gross - paid, NOTHING)
    assert -book.balance(Account.UNALLOC) == max(paid - full.gross, NOTHING)


@given(invoices(), st.lists(SOME, max_size=4), st.booleans(), st.booleans())
def test_a_credit_note_undoes_an_invoice(full: Totals, payments: list[Money], handed: bool, advance: bool) -> None:
    book, deducted = Book("EUR"), ()
    if advance:
        tenth = Decimal("0.1")
        net, vat = full.net.times(tenth), full.vat.times(tenth)
        part = Taxed(net, vat, net + vat)
        book = book.after(advance_received(ADVANCE, part, month="2026-12"))
        deducted = (Deducted(invoice=ADVANCE, amounts=part),)
    before = book
    rest = remainder(full, deducted)
    book = book.after(invoiced(FINAL, full, deducted))
    for amount in payments:
        book = book.after(receive(book, amount, month="2027-01", claims=(claim_of(rest),)).postings)
    if handed:
        book = book.after(handed_over(book, FINAL, month="2027-01"))
    book = book.after(invoice_credited(book, FINAL, rest, deducted, month="2027-02"))
    assert -book.balance(Account.UNALLOC) == total(payments, "EUR")
    for account in (Account.DEBTOR, Account.UNEARNED, Account.REVENUE, Account.VAT_PENDING, Account.PASSTHROUGH):
        assert book.balance(account) == NOTHING
    assert book.balance(Account.DEPOSIT) == before.balance(Account.DEPOSIT)
    assert vat_due(book) == vat_due(before)


@given(invoices(), st.lists(SOME, min_size=1, max_size=4))
def test_a_returned_payment_undoes_itself(full: Totals, payments: list[Money]) -> None:
    book = Book("EUR").after(invoiced(FINAL, full, ()))
    for amount in payments:
        before = book
        decision = receive(book, amount, month="2027-01", claims=(claim_of(full),))
        book = book.after(decision.postings)
    again = book.after(take_back(book, decision.postings, (claim_of(full),), month="2027-02"))
    for account in Account:
        assert again.balance(account) == before.balance(account)


@given(invoices(), SOME, st.booleans())
def test_a_write_off_corrects_no_more_vat_than_there_is(full: Totals, amount: Money, handed: bool) -> None:
    book = Book("EUR").after(invoiced(FINAL, full, ()))
    if handed:
        book = book.after(handed_over(book, FINAL, month="2027-01"))
    part = min(amount, full.gross)
    book = book.after(written_off(book, (claim_of(full),), part, month="2027-02"))
    assert book.balance(Account.DEBTOR) == full.gross - part
    assert -book.balance(Account.VAT_DUE) - book.balance(Account.VAT_PENDING) >= NOTHING


@given(st.lists(SOME, min_size=1, max_size=20), st.sampled_from(["19", "20"]))
def test_a_self_billed_document_loses_no_cent(nets: list[Money], rate: str) -> None:
    whole, parts = shares(nets, Decimal(rate), "EUR")
    assert total((part.tax for part in parts), "EUR") == whole.tax
    assert [part.net for part in parts] == nets


@given(st.lists(st.integers(-10_000_000, 10_000_000), min_size=1, max_size=20), st.sampled_from(["19", "20"]))
def test_every_deal_of_a_self_billed_document_bears_its_own_vat(cents: list[int], rate: str) -> None:
    nets = [Money.of(Decimal(one) / 100, "EUR") for one in cents]
    whole, parts = shares(nets, Decimal(rate), "EUR")
    assert total((part.tax for part in parts), "EUR") == whole.tax
    assert all(abs(part.tax.amount - part.net.amount * Decimal(rate) / 100) < Decimal("0.01") for part in parts)


def test_an_unbalanced_entry_cannot_be_made() -> None:
    with pytest.raises(Unbalanced):
        balanced(debit(Account.BANK, Money.of("1.00", "EUR")), credit(Account.DEBTOR, Money.of("0.99", "EUR")))
