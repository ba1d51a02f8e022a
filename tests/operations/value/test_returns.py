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
    EntriesDiffer,
    EntryNotLeft,
    EntryOrigin,
    EntryPlaced,
    OnlyNamedPerson,
    ParkReason,
)
from tests.operations.value.people import CHIEF, FINANCE, OTHER_IBAN, SALES, eur
from tests.operations.value.play import Clock, Play, book, day
from tests.operations.value.test_bank import incoming

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
