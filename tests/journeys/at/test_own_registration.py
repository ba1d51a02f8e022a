"""Austria: the customer takes the car from the outlet without plates and registers it at an insurer's office."""

from __future__ import annotations

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperKind
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Customer, Registrar, Value, Vehicle
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.retail import queries as retail
from murmelbahn.value.terms import ComponentKind
from tests.journeys.town import Town, entry


def test_registered_after_the_handover(at: Town) -> None:
    at.on("2027-01-07")
    at.release("vire")
    car = at.configure("VR5", "EV50", order="2027-01-07", build="2027-01-18")
    base, delivery = (ComponentKind.BASE, "39,400.00"), (ComponentKind.DELIVERY, "500.00")
    at.prices([car], {"VR5": base, "DELIVERY": delivery}, basis=PriceBasis.NET)
    anna = at.person()
    deal = at.open(anna, vin=at.stock(car), extras=("DELIVERY",))
    at.order(deal, anna, "47,880.00")
    at.accept(deal)
    at.at_hand(deal)
    at.on("2027-01-08")
    at.invoice(deal, handover="2027-01-15")
    at.papers(deal)
    (listed,) = customer.papers(SYSTEM, deal=deal)
    assert {paper.kind for paper in listed.papers} == {
        PaperKind.IDENTITY,
        PaperKind.APPROVAL_RECORD,
        PaperKind.CERTIFICATE_OF_CONFORMITY,
    }
    at.appoint(deal, anna, "2027-01-15")
    own = deal_queries.own_registration(anna[0], deal=deal)
    assert own is not None
    assert at.view(deal).registrar is Registrar.CUSTOMER
    assert (own.office, own.bring) == ("insurer", ("identity", "insurance_confirmation"))
    assert own.receive == ("approval_record", "coc")
    at.on("2027-01-12")
    at.pay(deal, "47,880.00")
    at.on("2027-01-15", 11)
    at.hand_over(deal)
    view = at.view(deal)
    assert (view.vehicle, view.customer, view.value) == (Vehicle.HANDED_OVER, Customer.SETTLED, Value.SETTLED)
    protocol = retail.protocol(SYSTEM, deal=deal)
    assert protocol is not None
    assert "registration_certificate" not in protocol.papers
    at.on("2027-01-18")
    deals.note_own_registration(anna[0], deal=deal, plate="W 12345 A", on=at.today())
    at.on("2027-01-31", 23, 30)
    assert at.postings(deal) == [
        entry("DEBTOR 47,880.00", "UNEARNED 39,900.00; VAT_PENDING 7,980.00"),
        entry("BANK 47,880.00; VAT_PENDING 7,980.00", "DEBTOR 47,880.00; VAT_DUE(2027-01) 7,980.00"),
        entry("UNEARNED 39,900.00", "REVENUE 39,900.00"),
        entry("COMMISSION 2,364.00", "AGENT_ACCRUED 2,364.00"),
        entry("AGENT_ACCRUED 2,364.00; VAT_INPUT 472.80", "AGENT_PAYABLE 2,836.80"),
    ]
    at.prove()
