"""S4: Germany, private, distance contract on a stock battery-electric car, withdrawn on the last day."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import ClaimOutside, Customer, End, NoWithdrawalRight, Value, Vehicle
from murmelbahn.documents import queries as documents
from murmelbahn.documents.terms import DocumentKind, DocumentView, Invoice, RenditionFormat
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarClass
from tests.journeys.town import Town, entry, euro
from tests.operations.deal.papers import papers, render


def handed_over(de: Town, channel: Channel, *, on: str = "2026-12-11") -> tuple[UUID, Actor]:
    de.on("2026-12-01")
    de.handover_fee("150.00")
    de.release("vire")
    car = de.configure("VR5", "EV50", order="2026-12-01")
    de.prices(
        [car],
        {"VR5": (ComponentKind.BASE, "41,990.00"), "DELIVERY": (ComponentKind.DELIVERY, "1,090.00")},
        basis=PriceBasis.GROSS,
    )
    vin = de.stock(car)
    anna = de.person()
    deal = de.open(anna, vin=vin, extras=("DELIVERY",))
    de.order(deal, anna, "43,080.00", channel=channel)
    de.accept(deal)
    de.on("2026-12-03")
    de.at_hand(deal)
    de.invoice(deal, handover="2026-12-11")
    de.papers(deal)
    de.appoint(deal, anna, on)
    de.on("2026-12-07")
    de.pay(deal, "43,080.00")
    de.on("2026-12-09")
    de.register(deal)
    de.on(on, 11)
    de.hand_over(deal)
    return deal, anna[0]


def test_withdrawn_in_the_last_hour(de: Town) -> None:
    deal, anna = handed_over(de, Channel.ONLINE)
    view = de.view(deal)
    assert (view.customer, view.withdrawal_until) == (Customer.COOLING_OFF, de.day("2026-12-28"))
    de.on("2026-12-28", 23, 10)
    deals.withdraw(anna, deal=deal)
    de.settle_down()
    assert de.view(deal).end is End.WITHDRAWN
    assert not de.view(deal).closed
    de.on("2027-01-05")
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="no damage", value_loss=euro("8,616.00"))
    de.settle_down()
    de.on("2027-01-08")
    with pytest.raises(Refusal):
        de.refund(deal, "43,080.00")
    de.refund(deal, "34,464.00")
    view = de.view(deal)
    assert (view.vehicle, view.closed) == (Vehicle.RETURNED, True)
    car = vehicle.car(SYSTEM, vin=view.vin)
    assert car.car_class is CarClass.RETURNED
    assert de.postings(deal) == [
        entry("DEBTOR 43,080.00", "UNEARNED 36,201.68; VAT_PENDING 6,878.32"),
        entry("BANK 43,080.00; VAT_PENDING 6,878.32", "DEBTOR 43,080.00; VAT_DUE(2026-12) 6,878.32"),
        entry("UNEARNED 36,201.68", "REVENUE 36,201.68"),
        entry("COMMISSION 2,267.14", "AGENT_ACCRUED 2,267.14"),
        entry("REVENUE 36,201.68; VAT_DUE(2027-01) 6,878.32", "UNALLOC 43,080.00"),
        entry("UNALLOC 8,616.00", "DAMAGES 8,616.00"),
        entry("AGENT_ACCRUED 2,117.14", "COMMISSION 2,117.14"),
        entry("UNALLOC 34,464.00", "BANK 34,464.00"),
    ]
    assert value.ledger_check(SYSTEM) == ()


def test_a_correction_bears_the_day_of_the_handover_and_not_the_planned_one(de: Town) -> None:
    deal, anna = handed_over(de, Channel.ONLINE, on="2026-12-14")
    deals.withdraw(anna, deal=deal)
    deals.record_return(de.desk, deal=deal, odometer_km=18, inspection="no damage")
    de.settle_down()
    invoice, note = (
        one for one in papers() if one.summary.kind in (DocumentKind.FINAL_INVOICE, DocumentKind.CREDIT_NOTE)
    )
    assert isinstance(invoice.paper, Invoice)
    assert isinstance(note.paper, Invoice)
    assert (invoice.paper.supply_on, invoice.paper.supply_planned) == (de.day("2026-12-11"), True)
    assert (note.paper.supply_on, note.paper.supply_planned) == (de.day("2026-12-14"), False)
    assert "Tag der Lieferung: 14. Dezember 2026." in xml_of(note)
    assert "<cbc:ActualDeliveryDate>2026-12-14</cbc:ActualDeliveryDate>" in xml_of(note)


def xml_of(view: DocumentView) -> str:
    """The UBL as the outside gets it; it passed the official rules."""
    render(view.summary.id)
    return documents.rendition(SYSTEM, document=view.summary.id, format=RenditionFormat.UBL).content.decode()


def test_a_loss_of_value_is_at_most_the_price_of_the_car(de: Town) -> None:
    deal, anna = handed_over(de, Channel.ONLINE)
    de.on("2026-12-20")
    deals.withdraw(anna, deal=deal)
    de.on("2027-01-05")
    for loss in (euro("43,080.01"), euro("900,000.00"), euro("-1.00"), Money.of("100.00", "CHF")):
        with pytest.raises(ClaimOutside) as refused:
            deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="no damage", value_loss=loss)
        assert refused.value.parameters["most"] == euro("43,080.00")
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="wreck", value_loss=euro("43,080.00"))
    de.settle_down()
    books = value.settled(SYSTEM, deal=deal)
    assert (books.unallocated, books.settled) == (euro("0.00"), True)
    with pytest.raises(Refusal):
        de.refund(deal, "0.01")
    de.prove()


def test_a_wrong_notice_gives_everything_back(de: Town) -> None:
    deal, anna = handed_over(de, Channel.ONLINE)
    de.on("2026-12-20")
    deals.withdraw(anna, deal=deal)
    de.on("2027-01-05")
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="no damage")
    de.settle_down()
    de.refund(deal, "43,080.00")
    assert de.view(deal).closed


def test_signed_at_the_outlet_there_is_no_right(de: Town) -> None:
    deal, anna = handed_over(de, Channel.OUTLET)
    with pytest.raises(NoWithdrawalRight) as refused:
        deals.withdraw(anna, deal=deal)
    assert refused.value.parameters["reason"]
    view = de.view(deal)
    assert (view.customer, view.value) == (Customer.SETTLED, Value.SETTLED)


def test_a_day_late_the_period_is_over(de: Town) -> None:
    deal, anna = handed_over(de, Channel.ONLINE)
    de.on("2026-12-29", 0, 30)
    assert de.view(deal).closed
    with pytest.raises(NoWithdrawalRight):
        deals.withdraw(anna, deal=deal)
