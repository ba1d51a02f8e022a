"""Austria: the tax follows the certificate of the very car that was built, the offer's value is a forecast (DEAL.md, words)."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import GateClosed, Value
from murmelbahn.markets.terms import CustomerKind, PriceBasis
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, FundingKind
from tests.journeys.de.test_s7_lease import approve
from tests.journeys.town import SYSTEM, Town, euro


def built(at: Town, *, co2: int) -> tuple[UUID, object]:
    """Sold at 141 g/km under the values of 2026 (10 %, NoVA 3,650.00), built with another value, on its way in March."""
    at.on("2026-11-27")
    at.release("tarn")
    car = at.configure("TN3", "DI20", "AT8", order="2026-11-27")
    assert car.technical.co2_g_km == 141
    at.prices([car], {"TN3": (ComponentKind.BASE, "40,000.00")}, basis=PriceBasis.NET)
    anna = at.person()
    deal = at.open(anna, configuration=car.id, planned_handover=at.day("2027-03-26"))
    at.order(deal, anna, "51,650.00")
    at.accept(deal)
    at.plant_schedules(deal, week="2027-02-15", promised="2027-03-12")
    at.on("2027-02-22")
    at.plant_builds(deal, co2=co2)
    at.on("2027-03-15")
    at.arrives(deal)
    at.on("2027-03-18")
    return deal, anna


def test_the_same_rate_by_other_law_needs_no_new_invoice(at: Town) -> None:
    """139 g/km is 10 % by the deduction of 2026 (91) and by that of 2027 (88); 141 g/km would be 11 % in April."""
    deal, anna = built(at, co2=139)
    at.invoice(deal, handover="2027-03-26")
    at.papers(deal)
    at.appoint(deal, anna, "2027-03-26")  # type: ignore[arg-type]
    at.on("2027-03-22")
    at.pay(deal, "51,650.00")
    at.on("2027-03-30")
    at.move_appointment(deal, "2027-04-02")
    at.register(deal)
    at.on("2027-04-02", 11)
    at.hand_over(deal)
    assert at.view(deal).closed
    month = value.month_figures(SYSTEM, market="AT", seller=at.seller, month="2027-04")
    assert month.regtax == euro("3,650.00")


def test_a_lower_rate_in_the_same_month_is_no_longer_the_agreed_price(at: Town) -> None:
    """136 g/km is 9 %: NoVA 3,250.00. A person decides; by the guarantee the total stays, the net carries the difference."""
    deal, _ = built(at, co2=136)
    with pytest.raises(GateClosed) as closed:
        at.invoice(deal, handover="2027-03-26")
    assert [hold.code for hold in closed.value.holds] == ["price_differs_at_tax_date"]
    deals.redetermine(at.finance, deal=deal, tax_date=at.day("2027-03-26"))
    at.invoice(deal, handover="2027-03-26")
    totals = value.agreement(SYSTEM, deal=deal).totals
    assert totals.gross == euro("51,650.00")
    assert totals.regtax is not None
    assert totals.regtax < euro("3,650.00")


def test_another_total_waits_for_the_lender(at: Town) -> None:
    """A company's loan: the tax change is passed on, so what the bank approved no longer covers the price. Nobody invoices
    what is not funded; with the new approval the deal rolls on."""
    at.on("2026-11-27")
    at.release("tarn")
    car = at.configure("TN3", "DI20", "AT8", order="2026-11-27")
    base = {"TN3": (ComponentKind.BASE, "40,000.00")}
    at.prices([car], base, basis=PriceBasis.NET, kind=CustomerKind.COMPANY)
    firm = at.company()
    deal = at.open(firm, kind="company", configuration=car.id, planned_handover=at.day("2027-03-26"))
    at.order(deal, firm, "51,650.00", funding=FundingKind.LOAN, lender="AUTOBANK")
    at.accept(deal)
    approve(at, deal, "51,650.00", valid_until="2027-06-30")
    at.plant_schedules(deal, week="2027-02-15", promised="2027-03-12")
    at.on("2027-02-22")
    at.plant_builds(deal, co2=136)
    at.on("2027-03-15")
    at.arrives(deal)
    at.on("2027-03-18")
    deals.redetermine(at.finance, deal=deal, tax_date=at.day("2027-03-26"))
    assert value.agreement(SYSTEM, deal=deal).totals.gross == euro("51,250.00")
    assert at.view(deal).value is Value.AGREED
    with pytest.raises(GateClosed) as closed:
        at.invoice(deal, handover="2027-03-26")
    assert [hold.code for hold in closed.value.holds] == ["funding_missing"]
    approve(at, deal, "51,250.00", valid_until="2027-06-30")
    at.invoice(deal, handover="2027-03-26")
    assert at.view(deal).value is Value.SECURED
