"""S10: Austria, private, build to order, registration fails, tax date slips over 31 March, price guaranteed."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import GateClosed, Value, Vehicle
from murmelbahn.documents.terms import DocumentKind, Invoice, Offer
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import operations as vehicles
from tests.journeys.town import Town, entry, euro
from tests.operations.deal.papers import papers

Who = tuple[Actor, UUID]


def wanted(at: Town) -> tuple[UUID, Who]:
    """The car of 27 November that Anna wants by the end of March, not offered yet."""
    at.on("2026-11-27")
    at.release("tarn")
    car = at.configure("TN3", "DI20", "AT8", order="2026-11-27")
    assert car.technical.co2_g_km == 141
    sold = {
        "TN3": (ComponentKind.BASE, "40,000.00"),
        "REGSERVICE": (ComponentKind.REGISTRATION_SERVICE, "0.00"),
    }
    at.prices([car], sold, basis=PriceBasis.NET)
    anna = at.person()
    deal = at.open(anna, configuration=car.id, extras=("REGSERVICE",), planned_handover=at.day("2027-03-26"))
    return deal, anna


def test_the_price_is_guaranteed(at: Town) -> None:
    deal, anna = wanted(at)
    at.order(deal, anna, "51,650.00")
    at.accept(deal)
    at.plant_schedules(deal, week="2027-02-15", promised="2027-03-12")
    at.on("2027-02-22")
    at.plant_builds(deal)
    at.on("2027-03-15")
    at.arrives(deal)
    at.on("2027-03-18")
    at.invoice(deal, handover="2027-03-26")
    at.papers(deal)
    at.appoint(deal, anna, "2027-03-26")
    at.on("2027-03-22")
    at.pay(deal, "51,650.00")
    at.on("2027-03-25")
    deals.request_registration(at.desk, deal=deal)
    vehicles.refuse_registration(SYSTEM, vin=at.view(deal).vin, reason="no record in approval database")
    at.settle_down()
    assert at.view(deal).vehicle is Vehicle.PREPARED
    at.on("2027-04-05")
    at.move_appointment(deal, "2027-04-06")
    at.register(deal)
    at.on("2027-04-06", 9)
    with pytest.raises(GateClosed) as closed:
        at.hand_over(deal)
    (hold,) = closed.value.holds
    assert (hold.code, hold.detail) == (
        "invoiced_for_other_month",
        {"tax_date": "2027-04-06", "invoiced_for": "2027-03"},
    )
    for rule in at.unconfirmed_rules(deal, "2027-04-06"):
        deals.confirm_tax_rule(at.finance, deal=deal, rule=rule)
    deals.redetermine(at.finance, deal=deal, tax_date=at.day("2027-04-06"))
    at.settle_down()
    totals = value.agreement(SYSTEM, deal=deal).totals
    assert (totals.net, totals.vat, totals.regtax, totals.gross) == (
        euro("39,694.66"),
        euro("7,938.93"),
        euro("4,016.41"),
        euro("51,650.00"),
    )
    (note,) = (one.paper for one in papers() if one.summary.kind is DocumentKind.CREDIT_NOTE)
    assert isinstance(note, Invoice)
    assert note.supply_on is None, "the car is not handed over, and the planned day has passed"
    at.invoice(deal, handover="2027-04-06")
    assert at.view(deal).value is Value.SECURED
    at.on("2027-04-06", 11)
    at.hand_over(deal)
    assert at.view(deal).closed
    assert at.postings(deal)[:5] == [
        entry("DEBTOR 51,650.00", "UNEARNED 40,000.00; VAT_PENDING 8,000.00; REGTAX_PENDING 3,650.00"),
        entry("BANK 51,650.00; VAT_PENDING 8,000.00", "DEBTOR 51,650.00; VAT_DUE(2027-03) 8,000.00"),
        entry("UNEARNED 40,000.00; VAT_DUE(2027-04) 8,000.00; REGTAX_PENDING 3,650.00", "UNALLOC 51,650.00"),
        entry("UNALLOC 51,650.00", "UNEARNED 39,694.66; VAT_DUE(2027-04) 7,938.93; REGTAX_PENDING 4,016.41"),
        entry("UNEARNED 39,694.66; REGTAX_PENDING 4,016.41", "REVENUE 39,694.66; REGTAX_DUE(2027-04) 4,016.41"),
    ]
    month = value.month_figures(SYSTEM, market="AT", seller=at.seller, month="2027-04")
    assert (month.vat, month.regtax_due_on) == (euro("-61.07"), at.day("2027-06-15"))
    assert value.ledger_check(SYSTEM) == ()


def test_an_order_accepted_after_november_is_taxed_by_the_law_of_the_new_year(at: Town) -> None:
    """NoVAG section 6(7) asks for a contract before 1 December. The offer of 27 November is none: nobody had accepted it."""
    deal, anna = wanted(at)
    offer = deals.make_offer(SYSTEM, deal=deal)
    at.on("2026-12-03")
    at.declare(deal, anna, channel=Channel.OUTLET)
    deals.place_order(SYSTEM, deal=deal, offer=offer, total=euro("51,650.00"))
    at.settle_down()
    (waiting,) = deal_queries.orders_waiting(at.sales)
    assert (waiting.deal.id, waiting.law_until) == (deal, at.day("2026-11-30"))
    at.on("2026-12-07")
    at.accept(deal)
    assert at.view(deal).contract_date == at.day("2026-12-07")
    at.plant_schedules(deal, week="2027-02-15", promised="2027-03-12")
    at.on("2027-02-22")
    at.plant_builds(deal)
    at.on("2027-03-15")
    at.arrives(deal)
    at.on("2027-03-18")
    with pytest.raises(GateClosed) as closed:
        at.invoice(deal, handover="2027-03-26")
    assert [hold.code for hold in closed.value.holds] == ["price_differs_at_tax_date", "tax_rule_unconfirmed"]
    for rule in at.unconfirmed_rules(deal, "2027-03-26"):
        deals.confirm_tax_rule(at.finance, deal=deal, rule=rule)
    deals.redetermine(at.finance, deal=deal, tax_date=at.day("2027-03-26"))
    at.settle_down()
    totals = value.agreement(SYSTEM, deal=deal).totals
    assert (totals.net, totals.regtax, totals.gross) == (euro("39,694.66"), euro("4,016.41"), euro("51,650.00"))
    at.invoice(deal, handover="2027-03-26")
    assert at.view(deal).value is Value.INVOICED


@pytest.mark.parametrize(
    ("more", "total"),
    [
        ({"AUTHFEE": (ComponentKind.AUTHORITY_FEE, "212.30")}, "51,862.30"),
        (
            {
                "AUTHFEE": (ComponentKind.AUTHORITY_FEE, "212.30"),
                "REGSERVICE": (ComponentKind.REGISTRATION_SERVICE, "149.00"),
            },
            "52,041.10",
        ),
    ],
    ids=["authority_fee", "fee_and_service"],
)
def test_the_guarantee_holds_with_fees_in_the_price(
    at: Town, more: dict[str, tuple[ComponentKind, str]], total: str
) -> None:
    """The authority's fee is part of what the customer agreed to: its total stays to the cent, and so does the fee."""
    at.on("2026-11-27")
    at.release("tarn")
    car = at.configure("TN3", "DI20", "AT8", order="2026-11-27")
    at.prices([car], {"TN3": (ComponentKind.BASE, "40,000.00"), **more}, basis=PriceBasis.NET)
    anna = at.person()
    deal = at.open(anna, configuration=car.id, extras=tuple(more), planned_handover=at.day("2027-03-26"))
    at.order(deal, anna, total)
    at.accept(deal)
    at.plant_schedules(deal, week="2027-02-15", promised="2027-03-12")
    at.on("2027-02-22")
    at.plant_builds(deal)
    at.on("2027-03-15")
    at.arrives(deal)
    for rule in at.unconfirmed_rules(deal, "2027-04-06"):
        deals.confirm_tax_rule(at.finance, deal=deal, rule=rule)
    deals.redetermine(at.finance, deal=deal, tax_date=at.day("2027-04-06"))
    at.settle_down()
    agreement = value.agreement(SYSTEM, deal=deal)
    assert (agreement.totals.gross, agreement.totals.passthrough) == (euro(total), euro("212.30"))
    assert agreement.totals.regtax == euro("4,016.41")
    at.invoice(deal, handover="2027-04-06")
    at.pay(deal, total)
    assert at.view(deal).value is Value.SECURED
    at.prove()


def test_the_offer_on_paper_says_until_when_the_tax_holds(at: Town) -> None:
    """NoVAG § 15: the tariff of the contract's day holds for a contract concluded by then, which is the seller's yes."""
    deal, _ = wanted(at)
    deals.make_offer(SYSTEM, deal=deal)
    at.settle_down()
    offer = at.view(deal).offer
    assert offer is not None
    made = value.offer(SYSTEM, offer=offer, on=at.today())
    last = markets.law_kept_until(SYSTEM, market="AT", contract=made.made_on, supply=made.terms.quote.tax_date)
    assert last is not None
    (paper,) = (one.paper for one in papers() if one.summary.kind is DocumentKind.OFFER)
    assert isinstance(paper, Offer)
    assert paper.law_until == last
