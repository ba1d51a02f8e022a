"""S6: Austria, private, battery-electric car from stock, over-payment and a repeated bank message."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, RefundSamePerson, RefundToOtherAccount
from tests.journeys.town import Town, entry, euro


def invoiced(at: Town) -> tuple[UUID, tuple[Actor, UUID]]:
    at.on("2027-01-08")
    at.release("vire")
    car = at.configure("VR5", "EV50", order="2027-01-08", build="2027-01-18")
    at.prices(
        [car],
        {"VR5": (ComponentKind.BASE, "39,400.00"), "DELIVERY": (ComponentKind.DELIVERY, "500.00")},
        basis=PriceBasis.NET,
    )
    vin = at.stock(car)
    anna = at.person()
    deal = at.open(anna, vin=vin, extras=("DELIVERY",), planned_handover=at.day("2027-01-15"))
    at.order(deal, anna, "47,880.00")
    at.accept(deal)
    at.at_hand(deal)
    at.invoice(deal, handover="2027-01-15")
    at.papers(deal)
    at.appoint(deal, anna, "2027-01-15")
    return deal, anna


def test_overpaid_and_told_twice(at: Town) -> None:
    deal, _ = invoiced(at)
    at.on("2027-01-12")
    at.pay(deal, "48,000.00", reference="BANK-X")
    booked = at.postings(deal)
    at.pay(deal, "48,000.00", reference="BANK-X")
    assert at.postings(deal) == booked
    at.on("2027-01-14")
    at.register(deal)
    at.on("2027-01-15", 11)
    at.hand_over(deal)
    assert not at.view(deal).closed
    at.on("2027-01-18")
    with pytest.raises(RefundToOtherAccount):
        values.propose_refund(at.finance, deal=deal, amount=euro("120.00"), iban="DE75512108001245126199")
    at.refund(deal, "120.00")
    assert at.view(deal).closed
    assert at.postings(deal) == [
        entry("DEBTOR 47,880.00", "UNEARNED 39,900.00; VAT_PENDING 7,980.00"),
        entry("BANK 48,000.00; VAT_PENDING 7,980.00", "DEBTOR 47,880.00; UNALLOC 120.00; VAT_DUE(2027-01) 7,980.00"),
        entry("UNEARNED 39,900.00", "REVENUE 39,900.00"),
        entry("COMMISSION 2,364.00", "AGENT_ACCRUED 2,364.00"),
        entry("UNALLOC 120.00", "BANK 120.00"),
    ]
    assert value.ledger_check(SYSTEM) == ()


def test_a_real_second_transfer_is_held_and_needs_two_persons_to_go_back(at: Town) -> None:
    deal, _ = invoiced(at)
    at.on("2027-01-12")
    at.pay(deal, "47,880.00")
    at.pay(deal, "47,880.00")
    assert at.postings(deal)[-1] == entry("BANK 47,880.00", "UNALLOC 47,880.00")
    refund = values.propose_refund(at.finance, deal=deal, amount=euro("47,880.00"))
    with pytest.raises(RefundSamePerson):
        values.approve_refund(at.finance, refund=refund)
    values.approve_refund(at.second, refund=refund)
