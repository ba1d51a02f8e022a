"""S2: Germany, private, stock car, advance, part payment, late payment across the year end."""

from __future__ import annotations

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Gate, GateClosed, Value
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle.terms import CarTaken
from tests.journeys.town import Town, entry, euro


def test_late_payment_across_the_year_end(de: Town) -> None:
    de.release("tarn")
    car = de.configure("TN3", "DI20")
    de.prices(
        [car],
        {
            "TN3": (ComponentKind.BASE, "33,320.00"),
            "DELIVERY": (ComponentKind.DELIVERY, "952.00"),
            "REGSERVICE": (ComponentKind.REGISTRATION_SERVICE, "0.00"),
        },
        basis=PriceBasis.GROSS,
    )
    vin = de.stock(car)
    anna, ben = de.person("Anna"), de.person("Ben")
    sold = ("DELIVERY", "REGSERVICE")
    deal = de.open(anna, vin=vin, extras=sold, advance=euro("2,000.00"), advance_before="build_release")
    with pytest.raises(CarTaken):
        de.open(ben, vin=vin)
    de.order(deal, anna, "34,272.00")
    de.on("2026-11-25")
    de.accept(deal)
    with pytest.raises(CarTaken):
        de.open(ben, vin=vin)
    de.on("2026-11-26")
    de.pay(deal, "2,000.00")
    assert de.view(deal).value is Value.FUNDING_SET
    de.on("2026-11-30")
    de.at_hand(deal)
    de.invoice(deal, handover="2026-12-16", due="2026-12-14")
    de.papers(deal)
    de.appoint(deal, anna, "2026-12-22")
    de.on("2026-12-15", 12)
    (item,) = value.open_items(SYSTEM, on=de.today(), deal=deal)
    assert (item.reminders, item.days_late) == (1, 1)
    de.on("2026-12-21")
    de.pay(deal, "20,000.00")
    de.on("2026-12-22")
    with pytest.raises(GateClosed) as closed:
        deals.request_registration(de.desk, deal=deal)
    (hold,) = closed.value.holds
    assert (hold.gate, hold.stream, hold.code, hold.mender) == (Gate.REGISTRATION, "value", "not_secured", "customer")
    assert hold.detail == {"shortfall": "12272.00 EUR"}
    with pytest.raises(GateClosed):
        de.hand_over(deal)
    de.on("2027-01-04")
    de.pay(deal, "12,272.00")
    proposed = values.propose_interest(de.finance, document=item.document, until=de.today())
    assert proposed is not None
    assert de.interest(proposed) == (euro("27.41"), 13)
    values.waive_interest(de.finance, interest=proposed, reason="goodwill")
    de.move_appointment(deal, "2027-01-07")
    de.on("2027-01-05")
    de.register(deal)
    de.on("2027-01-07", 11)
    with pytest.raises(CarTaken):
        de.open(ben, vin=vin)
    de.hand_over(deal)
    assert de.view(deal).closed
    assert de.postings(deal) == [
        entry("BANK 2,000.00", "DEPOSIT 1,680.67; VAT_DUE(2026-11) 319.33"),
        entry("DEBTOR 32,272.00; DEPOSIT 1,680.67", "UNEARNED 28,800.00; VAT_PENDING 5,152.67"),
        entry("BANK 20,000.00; VAT_PENDING 3,193.28", "DEBTOR 20,000.00; VAT_DUE(2026-12) 3,193.28"),
        entry("BANK 12,272.00; VAT_PENDING 1,959.39", "DEBTOR 12,272.00; VAT_DUE(2027-01) 1,959.39"),
        entry("UNEARNED 28,800.00", "REVENUE 28,800.00"),
        entry("COMMISSION 1,680.00", "AGENT_ACCRUED 1,680.00"),
    ]
    assert deal_queries.deal(SYSTEM, deal=deal).closed
    assert value.ledger_check(SYSTEM) == ()
