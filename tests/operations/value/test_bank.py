"""Bank entries: once for ever, matched or parked, returned, paid by somebody else."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import NotAllowed, NotFound, Refusal
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.models import BankEntryRow
from murmelbahn.value.terms import (
    BankEntry,
    BankStatement,
    EntryForeign,
    EntryNotReturnable,
    EntryOrigin,
    FundingKind,
    FundingRow,
    InvoiceKind,
    OnlyNamedPerson,
    ParkReason,
    ReturnSamePerson,
    payer_fingerprint,
)
from tests.operations.value.people import CHIEF, CUSTOMER_IBAN, FINANCE, IBANS, SALES, eur
from tests.operations.value.play import Clock, Play, book, day

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def deal(set_clock: Clock) -> Play:
    """An agreed deal of 34,272.00 with an invoice due 2026-12-14."""
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    deal.at("2026-11-30")
    deal.invoice("2026-12-18", "2026-12-14")
    return deal


def incoming(remittance: str, **changes: Any) -> BankStatement:
    entry = BankEntry(
        reference="X-1",
        origin=EntryOrigin.CREDIT_TRANSFER,
        amount=eur("100.00"),
        booked=True,
        booked_on=day("2026-12-01"),
        value_on=day("2026-12-01"),
        remittance=remittance,
        counterparty_iban=CUSTOMER_IBAN,
        counterparty_name="Erika Muster",
    )
    return BankStatement(account=IBANS["DE"], statement="2026-12-01/1", entries=(replace(entry, **changes),))


@pytest.mark.parametrize(
    ("remittance", "reason"),
    [("for my new car", ParkReason.NO_REFERENCE), ("RF18 5390 0754 7034 A00A AA", ParkReason.NO_REFERENCE)],
)
def test_what_names_no_deal_is_parked_for_a_person(deal: Play, remittance: str, reason: ParkReason) -> None:
    assert book(incoming(remittance)) == [None]
    (parked,) = queries.unmatched_entries(FINANCE, on=day("2026-12-04"))
    assert (parked.reason, parked.days, parked.amount) == (reason, 3, eur("100.00"))
    with pytest.raises(Refusal, match=r"value\.actor\.not_a_person"):
        value.allocate_entry(SYSTEM, entry=parked.id, deal=deal.deal)
    value.allocate_entry(FINANCE, entry=parked.id, deal=deal.deal)
    assert queries.settled(SALES, deal=deal.deal).receipts == eur("100.00")
    with pytest.raises(Refusal, match=r"value\.entry\.placed"):
        value.allocate_entry(FINANCE, entry=parked.id, deal=deal.deal)
    assert queries.unmatched_entries(FINANCE, on=day("2026-12-04")) == ()


@pytest.mark.parametrize("on", ["2031-01-04", "1999-12-01"])
def test_a_booking_day_that_cannot_be_is_left_to_a_person_who_books_today(deal: Play, on: str) -> None:
    deal.at("2026-12-01")
    reference = queries.payment_instruction(SALES, deal=deal.deal).reference
    assert book(incoming(reference, booked_on=day(on))) == [None]
    (parked,) = queries.unmatched_entries(FINANCE, on=day("2026-12-04"))
    assert parked.reason is ParkReason.DAY
    assert parked.days >= 0
    value.allocate_entry(FINANCE, entry=parked.id, deal=deal.deal)
    assert BankEntryRow.objects.get(id=parked.id).booked_on == day("2026-12-01")
    assert queries.settled(SALES, deal=deal.deal).receipts == eur("100.00")
    deal.check()


def test_money_in_another_currency_is_parked(deal: Play) -> None:
    reference = queries.payment_instruction(SALES, deal=deal.deal).reference
    book(incoming(reference, amount=replace(eur("100.00"), currency="CHF")))
    (parked,) = queries.unmatched_entries(FINANCE, on=day("2026-12-04"))
    assert parked.reason is ParkReason.CURRENCY
    with pytest.raises(EntryForeign):
        value.allocate_entry(FINANCE, entry=parked.id, deal=deal.deal)
    assert book(incoming(reference, reference="IN-EURO"))
    assert queries.suggestions(FINANCE) == (), "who paid in euro before may still not pay with francs"


def test_a_pending_entry_counts_only_when_it_is_booked(deal: Play) -> None:
    reference = queries.payment_instruction(SALES, deal=deal.deal).reference
    pending = incoming(reference, booked=False, amount=eur("34272.00"))
    assert book(pending) == []
    state = queries.secured(SALES, deal=deal.deal, on=day("2026-12-18"))
    assert (state.secured, [one.reason for one in state.not_counted]) == (False, ["pending"])
    (payment,) = book(incoming(reference, amount=eur("34272.00")))
    assert payment is not None
    assert queries.secured(SALES, deal=deal.deal, on=day("2026-12-18")).secured


def test_a_returned_direct_debit_opens_the_claim_again(deal: Play) -> None:
    deal.at("2026-12-01")
    statement = deal.pay("34272.00", origin=EntryOrigin.DIRECT_DEBIT)
    state = queries.secured(SALES, deal=deal.deal, on=day("2026-12-18"))
    assert [one.reason for one in state.not_counted] == ["returnable"]
    assert queries.secured(SALES, deal=deal.deal, on=day("2027-02-01")).secured
    deal.at("2026-12-05")
    deal.pay("34272.00", origin=EntryOrigin.RETURN, returns=statement.entries[0].reference)
    answer = queries.settled(SALES, deal=deal.deal)
    assert (answer.receipts, answer.open[0]) == (eur("0.00"), ("DEBTOR", eur("34272.00")))
    assert answer.adds_up
    assert queries.ledger_check(SYSTEM) == ()
    deal.pay("34272.00", origin=EntryOrigin.RETURN, returns=statement.entries[0].reference)
    assert queries.unmatched_entries(FINANCE, on=deal.today)[0].reason is ParkReason.NO_PARTNER


def test_a_third_party_payer_is_flagged_and_a_lender_known(deal: Play) -> None:
    rows = (
        FundingRow(kind=FundingKind.CASH, amount=eur("4272"), payer_fingerprint=payer_fingerprint("MUSTER, Erika")),
        FundingRow(
            kind=FundingKind.LOAN, amount=eur("30000"), lender="BANKO", payer_fingerprint=payer_fingerprint("Banko AG")
        ),
    )
    value.set_funding(SALES, deal=deal.deal, version=1, rows=rows)
    reference = queries.payment_instruction(SALES, deal=deal.deal).reference
    for number, name in enumerate(("Erika Muster", "Onkel Otto", "Banko AG")):
        book(incoming(reference, reference=f"Y-{number}", counterparty_name=name, counterparty_iban=f"DE{number}"))
    flags = [one.third_party for one in queries.payers(FINANCE, deal=deal.deal)]
    assert flags == [False, True, False]


def test_a_broken_statement_leaves_nothing_behind(deal: Play) -> None:
    for broken in (
        replace(incoming("x"), account="DE00000000000000000000"),
        incoming("x", amount=eur("0.00")),
        incoming("x", reference=""),
    ):
        with pytest.raises(Refusal, match=r"value\.statement\.broken"):
            value.store_statement(SYSTEM, content=b"bytes", statement=broken)
    assert not BankEntryRow.objects.exists()


def test_the_reaction_books_what_the_bank_reports(deal: Play, deliver: Any) -> None:
    reference = queries.payment_instruction(SALES, deal=deal.deal).reference
    statement = incoming(reference, amount=eur("34272.00"))
    value.store_statement(SYSTEM, content=b"camt", statement=statement)
    deliver()
    assert queries.settled(SALES, deal=deal.deal).receipts == eur("34272.00")


def test_a_refund_reported_by_the_statement_is_the_same_refund(deal: Play) -> None:
    deal.pay("34300.00")
    refund = value.propose_refund(FINANCE, deal=deal.deal, amount=eur("28"))
    with pytest.raises(Refusal, match=r"value\.refund\.state"):
        queries.refund_instruction(SYSTEM, refund=refund)
    from tests.operations.value.people import CHIEF

    value.approve_refund(CHIEF, refund=refund)
    order = queries.refund_instruction(SYSTEM, refund=refund)
    assert (order.creditor_iban, order.amount) == (CUSTOMER_IBAN, eur("28.00"))
    sent = incoming("", reference="OUT-1", origin=EntryOrigin.OUTGOING, amount=eur("28"), end_to_end=order.reference)
    book(sent)
    value.record_refund_paid(SYSTEM, refund=refund, reference="station", paid_on=deal.today)
    answer = queries.settled(SALES, deal=deal.deal)
    assert (answer.refunds, answer.unallocated) == (eur("28.00"), eur("0.00"))
    assert queries.ledger_check(SYSTEM) == ()


def test_an_advance_paid_in_two_parts_makes_two_advance_invoices(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    request = value.request_advance(SALES, deal=deal.deal, amount=eur("2000"), due_on=day("2026-12-01"))
    deal.pay("500.00")
    with pytest.raises(Refusal, match=r"value\.advance\.paid"):
        value.void_advance_request(SALES, request=request)
    deal.pay("1600.00")
    (view,) = queries.advances_of(SALES, deal=deal.deal)
    assert (view.received, view.state.value) == (eur("2000.00"), "held")
    assert queries.settled(SALES, deal=deal.deal).unallocated == eur("100.00")
    invoice = deal.invoice("2026-12-18", "2026-12-14")
    documents = queries.invoices_of(SALES, deal=deal.deal)
    assert [one.content.kind for one in documents] == [InvoiceKind.ADVANCE, InvoiceKind.ADVANCE, InvoiceKind.FINAL]
    final = queries.invoice(SALES, invoice=invoice)
    assert (final.content.amounts.gross, final.open) == (eur("32272.00"), eur("32172.00"))
    assert queries.ledger_check(SYSTEM) == ()


def test_a_returned_advance_is_credited_and_asked_again(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    value.request_advance(SALES, deal=deal.deal, amount=eur("2000"), due_on=day("2026-12-01"))
    statement = deal.pay("2000.00", origin=EntryOrigin.DIRECT_DEBIT)
    deal.at("2026-11-28")
    deal.pay("2000.00", origin=EntryOrigin.RETURN, returns=statement.entries[0].reference)
    assert queries.advances_of(SALES, deal=deal.deal)[0].state.value == "asked"
    answer = queries.settled(SALES, deal=deal.deal)
    assert (answer.open, answer.receipts, answer.adds_up) == ((), eur("0.00"), True)
    kinds = [one.content.kind for one in queries.invoices_of(SALES, deal=deal.deal)]
    assert kinds == [InvoiceKind.ADVANCE, InvoiceKind.CREDIT_NOTE]
    deal.pay("2000.00")
    assert queries.advances_of(SALES, deal=deal.deal)[0].state.value == "held"
    assert queries.ledger_check(SYSTEM) == ()


def test_what_belongs_to_no_deal_goes_back_under_four_eyes_and_is_known_on_the_statement(deal: Play) -> None:
    def stray(reference: str, **changes: Any) -> UUID:
        book(incoming("no idea", reference=reference, **changes))
        return BankEntryRow.objects.get(reference=reference).id

    named, unnamed = stray("STRAY-1"), stray("STRAY-2", counterparty_iban="")
    with pytest.raises(EntryNotReturnable):
        value.propose_entry_return(FINANCE, entry=unnamed)
    with pytest.raises(EntryNotReturnable):
        value.approve_entry_return(CHIEF, entry=named)
    value.propose_entry_return(FINANCE, entry=named)
    for actor, refusal in ((FINANCE, ReturnSamePerson), (SALES, NotAllowed), (SYSTEM, OnlyNamedPerson)):
        with pytest.raises(refusal):
            value.approve_entry_return(actor, entry=named)
    with pytest.raises(NotFound):
        queries.entry_return_instruction(SYSTEM, entry=named)
    value.approve_entry_return(CHIEF, entry=named)
    told = queries.entry_return_instruction(SYSTEM, entry=named)
    assert (told.creditor_iban, told.debtor_iban) == (CUSTOMER_IBAN, IBANS["DE"])
    with pytest.raises(EntryNotReturnable):
        value.approve_entry_return(CHIEF, entry=named)
    with pytest.raises(NotFound):
        value.allocate_entry(FINANCE, entry=named, deal=deal.deal)
    book(incoming(named.hex, reference="OUT-1", origin=EntryOrigin.OUTGOING, end_to_end=named.hex))
    assert BankEntryRow.objects.get(id=named).state == "returned"
    assert BankEntryRow.objects.get(reference="OUT-1").state == "allocated"
    assert [one.id for one in queries.unmatched_entries(FINANCE, on=deal.today)] == [unnamed]
