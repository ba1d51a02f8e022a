"""S5: Austria, company, stock petrol car, fleet terms, credit line, pays after handover."""

from __future__ import annotations

from decimal import Decimal

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import GateClosed, NoWithdrawalRight, Value
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets.terms import CustomerKind, PriceBasis
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Campaign, ComponentKind, FundingKind
from tests.journeys.town import Town, entry, euro


def test_fleet_car_on_a_credit_line(at: Town) -> None:
    at.on("2026-12-02")
    at.release("tarn")
    car = at.configure("TN3", "PE25", order="2026-12-02")
    assert car.technical.co2_g_km == 165
    at.prices(
        [car],
        {"TN3": (ComponentKind.BASE, "53,750.00"), "DELIVERY": (ComponentKind.DELIVERY, "400.00")},
        basis=PriceBasis.NET,
        kind=CustomerKind.COMPANY,
    )
    firm, other = at.company(), at.company("Andere")
    for code, buyer, percent in (("RV-4", firm[1], 4), ("RV-OTHER", other[1], 10)):
        framework = Campaign(
            code=code,
            market="AT",
            seller=at.seller,
            kind=ComponentKind.FRAMEWORK_DISCOUNT,
            percent=Decimal(percent),
            buyers=(buyer,),
            group="fleet",
        )
        values.publish_campaign(at.sales, campaign=framework)
    values.open_credit_line(at.finance, market="AT", seller=at.seller, party=firm[1], limit=euro("150,000.00"))
    vin = at.stock(car)
    deal = at.open(firm, kind="company", vin=vin, extras=("DELIVERY",))
    at.order(deal, firm, "70,650.00", funding=FundingKind.CREDIT_LINE)
    at.accept(deal)
    at.on("2026-12-09")
    at.at_hand(deal)
    at.invoice(deal, handover="2026-12-18")
    assert value.payment_instruction(SYSTEM, deal=deal).due_on == at.day("2027-01-08")
    assert at.view(deal).value is Value.SECURED
    assert value.credit_line(SYSTEM, seller=at.seller, party=firm[1]).free == euro("79,350.00")
    at.papers(deal)
    at.appoint(deal, firm, "2026-12-18")
    at.on("2026-12-16")
    at.register(deal)
    with pytest.raises(NoWithdrawalRight):
        deals.withdraw(firm[0], deal=deal)
    at.on("2026-12-18", 11)
    at.hand_over(deal)
    assert (at.view(deal).value, at.view(deal).closed) == (Value.EARNED, False)
    at.on("2027-01-15")
    at.pay(deal, "70,650.00")

    assert at.view(deal).closed
    assert value.credit_line(SYSTEM, seller=at.seller, party=firm[1]).free == euro("150,000.00")
    assert at.postings(deal) == [
        entry("DEBTOR 70,650.00", "UNEARNED 52,000.00; VAT_PENDING 10,400.00; REGTAX_PENDING 8,250.00"),
        entry(
            "UNEARNED 52,000.00; VAT_PENDING 10,400.00; REGTAX_PENDING 8,250.00",
            "REVENUE 52,000.00; VAT_DUE(2026-12) 10,400.00; REGTAX_DUE(2026-12) 8,250.00",
        ),
        entry("COMMISSION 2,064.00", "AGENT_ACCRUED 2,064.00"),
        entry("AGENT_ACCRUED 2,064.00; VAT_INPUT 412.80", "AGENT_PAYABLE 2,476.80"),
        entry("BANK 70,650.00", "DEBTOR 70,650.00"),
    ]
    month = value.month_figures(SYSTEM, market="AT", seller=at.seller, month="2026-12")
    assert (month.vat_due_on, month.regtax_due_on) == (at.day("2027-02-15"), at.day("2027-02-15"))
    assert value.ledger_check(SYSTEM) == ()


@pytest.mark.parametrize("checked", [True, False])
def test_a_missing_or_unchecked_vat_id_refuses_the_order(at: Town, checked: bool) -> None:
    at.on("2026-12-02")
    at.release("tarn")
    car = at.configure("TN3", "PE25", order="2026-12-02")
    at.prices([car], {"TN3": (ComponentKind.BASE, "53,750.00")}, basis=PriceBasis.NET, kind=CustomerKind.COMPANY)
    firm = at.company(vat_id="" if checked else None, checked=checked)
    vin = at.stock(car)
    deal = at.open(firm, kind="company", vin=vin)
    with pytest.raises(GateClosed) as closed:
        at.order(deal, firm, at.offered_total(deal))
    assert "vat_id_missing" in [hold.code for hold in closed.value.holds]
