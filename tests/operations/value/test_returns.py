"""A return meets what it returns, wherever that stands, and nothing that left is stuck for ever."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import BadInput, NotAllowed
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.models import BankEntryRow
from murmelbahn.value.terms import (
    CreditReason,
    DamagesKind,
    EntriesDiffer,
    EntryNotLeft,
    EntryOrigin,
    EntryPlaced,
    NothingToSetOff,
    OnlyNamedPerson,
    ParkReason,
)
from tests.operations.value.people import CHIEF, FINANCE, OTHER_IBAN, SALES, eur
from tests.operations.value.play import Clock, Play, book, day
from tests.operations.value.test_bank import incoming
from tests.operations.value.test_wrong_match import disagreeing

pytestmark = pytest.mark.usefixtures("shop")
RETURN = {"origin": EntryOrigin.RETURN}


@pytest.fixture
def deal(set_clock: Clock) -> Play:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    deal.at("2026-11-30")
    deal.invoice("2026-12-18", "2026-12-14")
    return deal


def entry(remittance: str, reference: str, **changes: Any) -> UUID:
    """An entry of 100.00 of its own statement, booked."""
    found = incoming(remittance, reference=reference, **changes)
    book(replace(found, statement=reference))
    return BankEntryRow.objects.get(reference=reference).id


def states(*entries: UUID) -> list[str]:
    return [BankEntryRow.objects.get(id=one).state for one in entries]


@pytest.mark.parametrize(
    "told", [{"returns": "IN"}, {"returns": "TX-OF-THE-BANK", "end_to_end": "E2E-1"}, {"returns": ""}, {}]
)
def test_a_return_of_parked_money_clears_with_it(deal: Play, told: dict[str, str]) -> None:
    came = entry("no idea", "IN", end_to_end="E2E-1")
    left = entry("", "BACK", **RETURN, **told)
    assert states(came, left) == ["cleared", "cleared"]
    assert queries.unmatched_entries(FINANCE, on=deal.today) == ()
    assert BankEntryRow.objects.get(id=left).cleared_with == came
    assert queries.ledger_check(SYSTEM) == ()


@pytest.mark.parametrize("told", [{"end_to_end": "E2E-1"}, {}])
def test_a_return_without_the_banks_reference_takes_its_payment_back(deal: Play, told: dict[str, str]) -> None:
    reference = queries.payment_instruction(SALES, deal=deal.deal).reference
    entry(reference, "IN", end_to_end="E2E-1")
    entry("", "BACK", **RETURN, **told)
    assert queries.settled(SALES, deal=deal.deal).receipts == eur("0.00")
    assert queries.ledger_check(SYSTEM) == ()


def test_where_two_payments_could_be_meant_a_person_says_which(deal: Play) -> None:
    first, second = entry("no idea", "IN-1"), entry("no idea", "IN-2")
    other = entry("no idea", "IN-3", counterparty_iban=OTHER_IBAN, amount=eur("99.00"))
    left = entry("", "BACK", **RETURN)
    assert states(first, second, left) == ["parked", "parked", "parked"]
    for actor, refusal in ((SYSTEM, OnlyNamedPerson), (SALES, NotAllowed)):
        with pytest.raises(refusal):
            value.clear_entries(actor, entry=left, credit=second)
    for one, against in ((left, other), (second, left), (left, left)):
        with pytest.raises(EntriesDiffer):
            value.clear_entries(FINANCE, entry=one, credit=against)
    value.clear_entries(FINANCE, entry=left, credit=second)
    assert states(first, second, left) == ["parked", "cleared", "cleared"]
    with pytest.raises(EntryPlaced):
        value.clear_entries(FINANCE, entry=left, credit=first)


def test_a_return_that_comes_before_its_payment_waits_for_it(deal: Play) -> None:
    left = entry("", "BACK", **RETURN, returns="IN")
    assert states(left) == ["parked"]
    came = entry(queries.payment_instruction(SALES, deal=deal.deal).reference, "IN")
    assert states(left, came) == ["allocated", "allocated"]
    assert queries.settled(SALES, deal=deal.deal).receipts == eur("0.00")


def test_a_return_of_a_day_nobody_believes_is_left_to_a_person(deal: Play) -> None:
    left = entry("", "BACK", **RETURN, returns="IN", booked_on=day("1999-12-01"))
    entry(queries.payment_instruction(SALES, deal=deal.deal).reference, "IN")
    assert states(left) == ["parked"]
    assert queries.settled(SALES, deal=deal.deal).receipts == eur("100.00")


def test_the_same_sum_paid_anew_is_not_what_was_returned(deal: Play) -> None:
    entry("", "BACK", **RETURN)
    entry(queries.payment_instruction(SALES, deal=deal.deal).reference, "IN")
    assert queries.settled(SALES, deal=deal.deal).receipts == eur("100.00")


def test_a_return_of_money_that_was_given_back_says_so_and_has_a_way_out(deal: Play) -> None:
    came = entry("no idea", "IN")
    value.propose_entry_return(FINANCE, entry=came)
    value.approve_entry_return(CHIEF, entry=came)
    entry("", "OUT", origin=EntryOrigin.OUTGOING, end_to_end=came.hex)
    left = entry("", "BACK", **RETURN, returns="IN")
    (waits,) = queries.unmatched_entries(FINANCE, on=day("2026-12-04"))
    assert (waits.id, waits.reason) == (left, ParkReason.GIVEN_BACK)
    again = entry("came back to you", "IN-AGAIN")
    value.clear_entries(FINANCE, entry=left, credit=again)
    assert states(came, left, again) == ["returned", "cleared", "cleared"]


def test_a_wrong_match_that_was_returned_clears_after_it_is_taken_back(deal: Play) -> None:
    came = entry(queries.payment_instruction(SALES, deal=deal.deal).reference, "IN")
    value.unassign_entry(FINANCE, entry=came, reason="wrong")
    left = entry("", "BACK", **RETURN, returns="IN")
    assert states(came, left) == ["cleared", "cleared"]
    assert queries.ledger_check(SYSTEM) == ()


def test_money_that_left_and_is_booked_elsewhere_is_set_aside(deal: Play) -> None:
    came, fee = entry("no idea", "IN"), entry("fees", "FEE", origin=EntryOrigin.OUTGOING, amount=eur("4.90"))
    with pytest.raises(EntryNotLeft):
        value.set_entry_aside(FINANCE, entry=came, reason="?")
    with pytest.raises(BadInput):
        value.set_entry_aside(FINANCE, entry=fee, reason=" ")
    with pytest.raises(OnlyNamedPerson):
        value.set_entry_aside(SYSTEM, entry=fee, reason="fees")
    value.set_entry_aside(FINANCE, entry=fee, reason="fees of November")
    assert states(came, fee) == ["parked", "aside"]
    with pytest.raises(EntryNotLeft):
        value.set_entry_aside(FINANCE, entry=fee, reason="fees")


def test_what_was_set_off_with_money_that_the_bank_took_back_is_open_again(deal: Play) -> None:
    sent = deal.pay("34300.00", origin=EntryOrigin.DIRECT_DEBIT)
    value.issue_damages_statement(
        FINANCE, deal=deal.deal, kind=DamagesKind.NON_COLLECTION, amount=eur("20.00"), due_on=deal.today
    )
    value.set_off(FINANCE, deal=deal.deal)
    deal.pay("34300.00", origin=EntryOrigin.RETURN, returns=sent.entries[0].reference)
    answer = queries.settled(SALES, deal=deal.deal)
    assert (answer.receipts, answer.unallocated) == (eur("0.00"), eur("0.00"))
    assert dict(answer.open)["DEBTOR"] == eur("34292.00")
    with pytest.raises(NothingToSetOff):
        value.set_off(FINANCE, deal=deal.deal)
    assert disagreeing(deal) == []
    assert queries.ledger_check(SYSTEM) == ()


def test_what_an_invoice_took_of_money_held_is_open_again(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    sent = deal.pay("500.00")
    deal.at("2026-11-30")
    invoice = deal.invoice("2026-12-18", "2026-12-14")
    assert queries.invoice(SALES, invoice=invoice).open == eur("33772.00")
    (matched,) = queries.matched_entries(FINANCE, deal=deal.deal)
    value.unassign_entry(FINANCE, entry=matched.id, reason="wrong")
    assert queries.invoice(SALES, invoice=invoice).open == eur("34272.00")
    value.allocate_entry(FINANCE, entry=matched.id, deal=deal.deal)
    deal.pay("500.00", origin=EntryOrigin.RETURN, returns=sent.entries[0].reference)
    assert queries.settled(SALES, deal=deal.deal).unallocated == eur("0.00")
    assert queries.invoice(SALES, invoice=invoice).open == eur("34272.00")
    assert disagreeing(deal) == []
    assert queries.ledger_check(SYSTEM) == ()


def test_a_return_opens_no_invoice_that_was_taken_back(deal: Play) -> None:
    sent = deal.pay("34272.00", origin=EntryOrigin.DIRECT_DEBIT)
    deal.credit(deal.final, CreditReason.CORRECTION)
    assert queries.settled(SALES, deal=deal.deal).unallocated == eur("34272.00")
    deal.pay("34272.00", origin=EntryOrigin.RETURN, returns=sent.entries[0].reference)
    answer = queries.settled(SALES, deal=deal.deal)
    assert (answer.open, answer.unallocated) == ((), eur("0.00"))
    assert disagreeing(deal) == []


def test_an_advance_met_by_money_that_went_back_is_credited(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    sent = deal.pay("2000.00", origin=EntryOrigin.DIRECT_DEBIT)
    value.request_advance(SALES, deal=deal.deal, amount=eur("2000"), due_on=day("2026-12-01"))
    assert queries.advances_of(SALES, deal=deal.deal)[0].state.value == "held"
    deal.pay("2000.00", origin=EntryOrigin.RETURN, returns=sent.entries[0].reference)
    assert queries.advances_of(SALES, deal=deal.deal)[0].state.value == "asked"
    assert queries.settled(SALES, deal=deal.deal).open == ()
    assert disagreeing(deal) == []
    assert queries.ledger_check(SYSTEM) == ()


def test_what_is_promised_back_is_not_set_off(deal: Play) -> None:
    deal.pay("34300.00")
    value.propose_refund(FINANCE, deal=deal.deal, amount=eur("20.00"))
    value.issue_damages_statement(
        FINANCE, deal=deal.deal, kind=DamagesKind.NON_COLLECTION, amount=eur("20.00"), due_on=deal.today
    )
    value.set_off(FINANCE, deal=deal.deal)
    answer = queries.settled(SALES, deal=deal.deal)
    assert (answer.unallocated, dict(answer.open)["DEBTOR"]) == (eur("20.00"), eur("12.00"))
    assert disagreeing(deal) == []
