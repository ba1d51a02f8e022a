"""Germany: the bank takes a payment back after everything was settled; the deal is open again until it is paid."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Customer, End, Gate, Value, Vehicle
from murmelbahn.documents.models import Document
from murmelbahn.documents.terms import DocumentKind
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import BankEntry, BankStatement, EntryOrigin
from tests.journeys.de.test_s4_withdrawal import handed_over
from tests.journeys.town import IBANS, PAYER_IBAN, Town, euro


def take_back(de: Town, amount: str, *, reference: str, on: date) -> None:
    """The bank's return of an entry, as camt.053 tells it."""
    entry = BankEntry(
        reference=f"R-{reference}",
        origin=EntryOrigin.RETURN,
        amount=euro(amount),
        booked=True,
        booked_on=on,
        value_on=on,
        remittance="return",
        counterparty_iban=PAYER_IBAN,
        counterparty_name="Anna Muster",
        returns=reference,
    )
    statement = BankStatement(account=IBANS[de.market], statement=f"R-{reference}", entries=(entry,))
    values.store_statement(SYSTEM, content=reference.encode(), statement=statement)
    de.settle_down()


def codes(deal: UUID) -> list[str]:
    return [one.code for one in deal_queries.story(SYSTEM, deal=deal)]


def test_a_settled_deal_is_open_again_until_it_is_paid(de: Town) -> None:
    deal, _ = handed_over(de, Channel.OUTLET)
    view = de.view(deal)
    assert (view.value, view.customer, view.closed) == (Value.SETTLED, Customer.SETTLED, True)
    de.on("2026-12-18")
    take_back(de, "43,080.00", reference="BANK-1", on=de.today())
    view = de.view(deal)
    assert (view.value, view.customer, view.closed) == (Value.EARNED, Customer.RECEIVED, False)
    assert view.vehicle is Vehicle.HANDED_OVER
    assert "story.deal.deal.reopened" in codes(deal)
    (gate,) = deal_queries.gates_ahead(SYSTEM, deal=deal)
    assert (gate.gate, [one.code for one in gate.holds]) == (Gate.SETTLE, ["accounts_open"])
    de.prove()
    de.on("2026-12-20")
    de.settle_down()
    (open_item,) = value.open_items(SYSTEM, on=de.today(), deal=deal)
    assert (open_item.open, open_item.reminders) == (euro("43,080.00"), 1)
    assert Document.objects.filter(deal=deal, kind=DocumentKind.REMINDER.value).count() == 1
    de.pay(deal, "43,080.00")
    view = de.view(deal)
    assert (view.value, view.customer, view.closed) == (Value.SETTLED, Customer.SETTLED, True)
    assert codes(deal).count("story.deal.deal.settled") == 2
    de.prove()


def test_a_payment_returned_after_its_refund_opens_an_ended_deal(de: Town) -> None:
    """It was given back once already: now the payer owes it, and the deal stays open until it is there."""
    deal, anna = handed_over(de, Channel.ONLINE)
    deals.withdraw(anna, deal=deal)
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="no damage")
    de.settle_down()
    de.refund(deal, "43,080.00")
    assert de.view(deal).closed
    de.on("2026-12-18")
    take_back(de, "43,080.00", reference="BANK-1", on=de.today())
    view = de.view(deal)
    assert (view.end, view.vehicle, view.closed) == (End.WITHDRAWN, Vehicle.RETURNED, False)
    assert value.settled(SYSTEM, deal=deal).open == (("UNALLOC", euro("43,080.00")),)
    assert [(one.deal, one.owed) for one in value.owed_back(SYSTEM)] == [(deal, euro("43,080.00"))]
    assert value.payment_instruction(SYSTEM, deal=deal).amount == euro("43,080.00")
    de.prove()
    de.pay(deal, "43,080.00")
    assert de.view(deal).closed
    assert value.owed_back(SYSTEM) == ()
    de.prove()
