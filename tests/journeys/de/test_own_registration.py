"""Germany: the customer did not buy the service and registers the car itself, after the handover or before it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperHolder, PaperKind, PaperState, PaperStep
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import (
    Customer,
    CustomerRegisters,
    GateClosed,
    OutletRegisters,
    Registrar,
    TaskCode,
    Value,
    Vehicle,
)
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.refusals import BadInput, NotFound
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.retail import queries as retail
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Account, ComponentKind
from murmelbahn.vehicle.terms import AlreadyRegistered
from tests.journeys.town import Town, entry

Who = tuple[Actor, UUID]
TOTAL = "34,272.00"
LIST = {
    "TN3": (ComponentKind.BASE, "33,320.00"),
    "DELIVERY": (ComponentKind.DELIVERY, "952.00"),
    "REGSERVICE": (ComponentKind.REGISTRATION_SERVICE, "149.00"),
    "AUTHFEE": (ComponentKind.AUTHORITY_FEE, "30.60"),
}


def sold(de: Town, *, extras: tuple[str, ...] = ("DELIVERY",), total: str = TOTAL) -> tuple[UUID, Who]:
    """A stock car is ordered and accepted; it stands prepared at the outlet, and its invoice is out."""
    de.release("tarn")
    car = de.configure("TN3", "DI20")
    de.prices([car], LIST, basis=PriceBasis.GROSS)
    anna = de.person("Anna")
    deal = de.open(anna, vin=de.stock(car), extras=extras)
    de.order(deal, anna, total)
    de.on("2026-11-25")
    de.accept(deal)
    de.at_hand(deal)
    de.on("2026-11-30")
    de.invoice(deal, handover="2026-12-11")
    return deal, anna


def codes(de: Town, deal: UUID) -> set[TaskCode]:
    return {one.code for one in deal_queries.tasks(de.desk) if one.deal.id == deal}


def test_the_car_leaves_without_a_plate_and_is_registered_after(de: Town) -> None:
    deal, anna = sold(de)
    assert de.view(deal).registrar is Registrar.CUSTOMER
    with pytest.raises(CustomerRegisters):
        deals.request_registration(de.desk, deal=deal)
    de.papers(deal)
    (listed,) = customer.papers(SYSTEM, deal=deal)
    assert {paper.kind for paper in listed.papers} == {
        PaperKind.IDENTITY,
        PaperKind.CERTIFICATE_OF_CONFORMITY,
        PaperKind.TITLE,
    }
    de.appoint(deal, anna, "2026-12-11")
    own = deal_queries.own_registration(anna[0], deal=deal)
    assert own is not None
    assert (own.office, own.handed_over, own.plate, own.may_tell) == ("authority", False, None, False)
    assert own.bring == ("identity", "evb_number", "vehicle_tax_mandate")
    assert own.receive == ("coc", "certificate_part_2")
    assert [hold.code for hold in own.holds] == ["not_secured"]
    with pytest.raises(GateClosed):
        deals.note_own_registration(anna[0], deal=deal, plate="HH AB 1", on=de.today())
    de.on("2026-12-07")
    de.pay(deal, TOTAL)
    assert TaskCode.REGISTER not in codes(de, deal)
    assert TaskCode.HAND_OVER in codes(de, deal)
    (ahead,) = deal_queries.gates_ahead(de.desk, deal=deal)
    assert (ahead.gate, ahead.holds) == ("handover", ())
    de.on("2026-12-11", 11)
    de.hand_over(deal)
    view = de.view(deal)
    assert (view.vehicle, view.customer, view.value) == (Vehicle.HANDED_OVER, Customer.SETTLED, Value.SETTLED)
    protocol = retail.protocol(SYSTEM, deal=deal)
    assert protocol is not None
    assert set(protocol.papers) == {"keys", "certificate_part_2", "coc", "handover_protocol", "invoice"}
    (listed,) = customer.papers(SYSTEM, deal=deal)
    title = next(paper for paper in listed.papers if paper.kind is PaperKind.TITLE)
    assert (title.state, title.holder) == (PaperState.HANDED_OUT, PaperHolder.BUYER)
    de.on("2026-12-14")
    plate = deals.note_own_registration(anna[0], deal=deal, plate=" hh ab  12 ", on=de.today())
    assert plate == deals.note_own_registration(de.desk, deal=deal, plate="HH AB 12", on=de.today())
    with pytest.raises(AlreadyRegistered):
        deals.note_own_registration(anna[0], deal=deal, plate="HH AB 13", on=de.today())
    de.settle_down()
    own = deal_queries.own_registration(anna[0], deal=deal)
    assert own is not None
    assert (own.plate, own.on, own.may_tell) == ("HH AB 12", de.today(), False)
    assert de.view(deal).vehicle is Vehicle.HANDED_OVER
    de.on("2026-12-31", 23, 30)
    assert de.postings(deal) == [
        entry("DEBTOR 34,272.00", "UNEARNED 28,800.00; VAT_PENDING 5,472.00"),
        entry("BANK 34,272.00; VAT_PENDING 5,472.00", "DEBTOR 34,272.00; VAT_DUE(2026-12) 5,472.00"),
        entry("UNEARNED 28,800.00", "REVENUE 28,800.00"),
        entry("COMMISSION 1,680.00", "AGENT_ACCRUED 1,680.00"),
        entry("AGENT_ACCRUED 1,680.00; VAT_INPUT 319.20", "AGENT_PAYABLE 1,999.20"),
    ]
    assert Account.PASSTHROUGH not in {one.account for one in value.balances(SYSTEM, deal=deal)}
    de.prove()


def test_the_customer_fetches_the_papers_and_comes_with_plates(de: Town) -> None:
    deal, anna = sold(de)
    de.papers(deal)
    de.appoint(deal, anna, "2026-12-11")
    de.on("2026-12-07")
    de.pay(deal, TOTAL)
    steps = tuple(
        PaperStep(paper=kind, state=PaperState.HANDED_OUT, holder=PaperHolder.BUYER)
        for kind in (PaperKind.TITLE, PaperKind.CERTIFICATE_OF_CONFORMITY)
    )
    customers.record_papers(de.desk, deal=deal, keeper=anna[1], steps=steps)
    de.on("2026-12-09")
    deals.note_own_registration(anna[0], deal=deal, plate="HH AB 12", on=de.today())
    de.settle_down()
    assert de.view(deal).vehicle is Vehicle.REGISTERED
    de.on("2026-12-11", 11)
    de.hand_over(deal)
    protocol = retail.protocol(SYSTEM, deal=deal)
    assert protocol is not None
    assert set(protocol.papers) == {"keys", "handover_protocol", "invoice"}
    assert de.view(deal).customer is Customer.SETTLED
    de.prove()


def test_what_cannot_be_told(de: Town) -> None:
    deal, anna = sold(de)
    ben = de.person("Ben")
    with pytest.raises(NotFound):
        deals.note_own_registration(ben[0], deal=deal, plate="HH AB 12", on=de.today())
    with pytest.raises(NotFound):
        deal_queries.own_registration(ben[0], deal=deal)
    for plate in ("", "H", "H" * 17):
        with pytest.raises(BadInput):
            deals.note_own_registration(anna[0], deal=deal, plate=plate, on=de.today())
    for on in (de.today() + timedelta(days=1), de.day("2026-11-24")):
        with pytest.raises(BadInput):
            deals.note_own_registration(anna[0], deal=deal, plate="HH AB 12", on=on)


def test_where_the_service_was_sold_the_outlet_registers(de: Town) -> None:
    deal, anna = sold(de, extras=("DELIVERY", "REGSERVICE", "AUTHFEE"), total="34,451.60")
    assert de.view(deal).registrar is Registrar.OUTLET
    assert deal_queries.own_registration(anna[0], deal=deal) is None
    with pytest.raises(OutletRegisters):
        deals.note_own_registration(anna[0], deal=deal, plate="HH AB 12", on=de.today())
    de.papers(deal)
    (listed,) = customer.papers(SYSTEM, deal=deal)
    assert PaperKind.POWER_OF_ATTORNEY in {paper.kind for paper in listed.papers}
