"""S1: Germany, private, build to order, cash, signed at the outlet, no advance."""

from __future__ import annotations

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import Customer, NoWithdrawalRight, Value, Vehicle
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.retail.terms import ChecklistOpen
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Account, ComponentKind
from tests.journeys.town import Town, entry, euro

EXTRAS = ("DELIVERY", "REGSERVICE", "AUTHFEE")


def test_cash_sale(de: Town) -> None:
    de.release("arve")
    car = de.configure("AV2", "MH13", "P11", "SEATHEAT", "CAM360")
    de.prices(
        [car],
        {
            "AV2": (ComponentKind.BASE, "37,490.00"),
            "SEATHEAT": (ComponentKind.OPTION, "2,020.00"),
            "CAM360": (ComponentKind.OPTION, "3,000.00"),
            "P11": (ComponentKind.PAINT, "950.00"),
            "DELIVERY": (ComponentKind.DELIVERY, "990.00"),
            "REGSERVICE": (ComponentKind.REGISTRATION_SERVICE, "129.00"),
            "AUTHFEE": (ComponentKind.AUTHORITY_FEE, "30.60"),
        },
        basis=PriceBasis.GROSS,
    )
    de.campaign("AUTUMN", "1,800.00")
    anna = de.person()
    deal = de.open(anna, configuration=car.id, extras=EXTRAS)
    de.order(deal, anna, "42,809.60")
    assert de.view(deal).customer is Customer.ORDERED
    de.on("2026-11-25")
    de.accept(deal)
    assert value.agreement(SYSTEM, deal=deal).totals.net == euro("35,948.74")
    de.on("2026-11-27")
    de.plant_schedules(deal, week="2027-01-18", promised="2027-02-05")
    assert de.view(deal).vehicle is Vehicle.SCHEDULED
    de.on("2027-01-20")
    de.plant_builds(deal)
    de.on("2027-02-03")
    de.arrives(deal)
    de.on("2027-02-04")
    de.invoice(deal, handover="2027-02-15")
    de.papers(deal)
    de.on("2027-02-10")
    de.pay(deal, "42,809.60")
    assert de.view(deal).value is Value.SECURED
    de.appoint(deal, anna, "2027-02-15")
    de.on("2027-02-12")
    de.register(deal)
    de.on("2027-02-14")
    assert Account.REVENUE not in {one.account for one in value.balances(SYSTEM, deal=deal)}
    with pytest.raises(NoWithdrawalRight):
        deals.withdraw(anna[0], deal=deal)
    de.on("2027-02-15", 11)
    with pytest.raises(ChecklistOpen):
        deals.hand_over(de.desk, deal=deal, odometer_km=12, signature_customer="sign:a", signature_agent="sign:b")
    de.hand_over(deal)
    view = de.view(deal)
    assert (view.customer, view.value, view.closed) == (Customer.SETTLED, Value.SETTLED, True)
    assert view.withdrawal_until is None
    de.on("2027-02-28", 23, 30)
    assert de.postings(deal) == [
        entry("DEBTOR 42,809.60", "UNEARNED 35,948.74; VAT_PENDING 6,830.26; PASSTHROUGH 30.60"),
        # cash and its VAT are one entry here: the stories write them as two
        entry("BANK 42,809.60; VAT_PENDING 6,830.26", "DEBTOR 42,809.60; VAT_DUE(2027-02) 6,830.26"),
        entry("PASSTHROUGH 30.60", "AGENT_PAYABLE 30.60"),
        entry("UNEARNED 35,948.74", "REVENUE 35,948.74"),
        entry("COMMISSION 2,100.50", "AGENT_ACCRUED 2,100.50"),
        entry("AGENT_ACCRUED 2,100.50; VAT_INPUT 399.10", "AGENT_PAYABLE 2,499.60"),
    ]
    assert value.ledger_check(SYSTEM) == ()
