"""A wrong match is taken back by a person: nothing is deleted, the books stay right, the money waits for its own deal."""

import pytest

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import BadInput, NotAllowed
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.models import BankEntryRow
from murmelbahn.value.terms import EntryNotMatched, EntryOrigin, EntrySpent, InvoiceKind, OnlyNamedPerson, ParkReason
from tests.operations.value.people import CHIEF, FINANCE, SALES, eur
from tests.operations.value.play import Clock, Play, day

pytestmark = pytest.mark.usefixtures("shop")


def open_deal(clock: Clock) -> Play:
    """An agreed deal of 34,272.00 with an invoice due 2026-12-14."""
    deal = Play(clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    deal.at("2026-11-30")
    deal.invoice("2026-12-18", "2026-12-14")
    return deal


@pytest.fixture
def wrong(set_clock: Clock) -> Play:
    return open_deal(set_clock)


@pytest.fixture
def right(set_clock: Clock) -> Play:
    return open_deal(set_clock)


def matched(deal: Play) -> BankEntryRow:
    (found,) = queries.matched_entries(FINANCE, deal=deal.deal)
    return BankEntryRow.objects.get(id=found.id)


def disagreeing(deal: Play) -> list[str]:
    """What the verdict's copies say differently."""
    said: dict[str, set[str]] = {}
    for claim in queries.evidence(SYSTEM, deal=deal.deal):
        said.setdefault(claim.field, set()).add(claim.value)
    return [field for field, values in said.items() if len(values) > 1]


def test_a_wrong_match_is_undone_and_the_money_finds_its_deal(wrong: Play, right: Play) -> None:
    wrong.at("2026-12-01")
    wrong.pay("34272.00")
    entry = matched(wrong).id
    assert queries.secured(SALES, deal=wrong.deal, on=day("2026-12-18")).secured
    wrong.at("2027-01-05")
    value.unassign_entry(FINANCE, entry=entry, reason="belongs to the neighbour")
    assert not queries.secured(SALES, deal=wrong.deal, on=day("2027-01-18")).secured
    answer = queries.settled(SALES, deal=wrong.deal)
    assert (answer.receipts, answer.open[0]) == (eur("0.00"), ("DEBTOR", eur("34272.00")))
    (parked,) = queries.unmatched_entries(FINANCE, on=day("2027-01-05"))
    assert (parked.id, parked.reason) == (entry, ParkReason.UNASSIGNED)
    due = [(one.month, one.amount) for one in queries.balances(FINANCE, deal=wrong.deal) if one.account == "VAT_DUE"]
    assert due == [("2026-12", eur("-5472.00")), ("2027-01", eur("5472.00"))], "corrected in the month of the change"
    value.allocate_entry(FINANCE, entry=entry, deal=right.deal)
    assert queries.secured(SALES, deal=right.deal, on=day("2027-01-18")).secured
    value.unassign_entry(CHIEF, entry=entry, reason="it was not theirs either")
    value.allocate_entry(FINANCE, entry=entry, deal=right.deal)
    for deal in (wrong, right):
        assert disagreeing(deal) == []
    assert queries.ledger_check(SYSTEM) == ()


def test_a_wrong_match_is_undone_by_a_person_of_finance_with_a_reason(wrong: Play) -> None:
    wrong.pay("34272.00")
    entry = matched(wrong).id
    for actor, refusal in ((SYSTEM, OnlyNamedPerson), (SALES, NotAllowed)):
        with pytest.raises(refusal):
            value.unassign_entry(actor, entry=entry, reason="wrong")
    with pytest.raises(BadInput):
        value.unassign_entry(FINANCE, entry=entry, reason="  ")
    value.unassign_entry(FINANCE, entry=entry, reason="wrong")
    with pytest.raises(EntryNotMatched):
        value.unassign_entry(FINANCE, entry=entry, reason="wrong")


def test_after_the_handover_the_claim_is_open_again(wrong: Play) -> None:
    wrong.pay("34272.00")
    wrong.at("2026-12-18")
    wrong.hand_over()
    value.unassign_entry(FINANCE, entry=matched(wrong).id, reason="wrong")
    assert queries.settled(SALES, deal=wrong.deal).open == (("DEBTOR", eur("34272.00")),)
    assert queries.ledger_check(SYSTEM) == ()


def test_what_was_promised_or_went_back_is_not_taken_back_too(wrong: Play) -> None:
    wrong.pay("34300.00")
    entry = matched(wrong).id
    refund = value.propose_refund(FINANCE, deal=wrong.deal, amount=eur("28.00"))
    with pytest.raises(EntrySpent):
        value.unassign_entry(FINANCE, entry=entry, reason="wrong")
    value.approve_refund(CHIEF, refund=refund)
    value.record_refund_paid(SYSTEM, refund=refund, reference="OUT", paid_on=wrong.today)
    with pytest.raises(EntrySpent):
        value.unassign_entry(FINANCE, entry=entry, reason="wrong")
    assert queries.settled(SALES, deal=wrong.deal).receipts == eur("34300.00")


def test_an_advance_that_was_matched_wrongly_is_credited_and_asked_again(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    value.request_advance(SALES, deal=deal.deal, amount=eur("2000"), due_on=day("2026-12-01"))
    deal.pay("2000.00")
    value.unassign_entry(FINANCE, entry=matched(deal).id, reason="wrong")
    assert queries.advances_of(SALES, deal=deal.deal)[0].state.value == "asked"
    kinds = [one.content.kind for one in queries.invoices_of(SALES, deal=deal.deal)]
    assert kinds == [InvoiceKind.ADVANCE, InvoiceKind.CREDIT_NOTE]
    assert queries.settled(SALES, deal=deal.deal).open == ()
    assert queries.ledger_check(SYSTEM) == ()


def test_what_the_bank_returned_is_no_wrong_match(wrong: Play) -> None:
    statement = wrong.pay("34272.00", origin=EntryOrigin.DIRECT_DEBIT)
    entry = matched(wrong).id
    wrong.pay("34272.00", origin=EntryOrigin.RETURN, returns=statement.entries[0].reference)
    assert queries.matched_entries(FINANCE, deal=wrong.deal) == ()
    with pytest.raises(EntryNotMatched):
        value.unassign_entry(FINANCE, entry=entry, reason="wrong")
