"""S9: Germany, private, build to order with advance, never collects, never pays."""

from __future__ import annotations

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries
from murmelbahn.deal.terms import End, LateKind, NotInDefault
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Account, ComponentKind
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarClass, CarState
from tests.journeys.town import Town, entry, euro


def test_rescinded_with_lump_sum_damages(de: Town) -> None:
    de.release("arve")
    car = de.configure("AV2", "MH13")
    de.prices([car], {"AV2": (ComponentKind.BASE, "36,900.00")}, basis=PriceBasis.GROSS)
    anna = de.person()
    deal = de.open(anna, configuration=car.id, advance=euro("3,000.00"), advance_before="build_release")
    de.order(deal, anna, "36,900.00")
    de.accept(deal)
    de.on("2026-11-30")
    de.pay(deal, "3,000.00")
    de.plant_schedules(deal, week="2027-01-11", promised="2027-02-01")
    de.on("2027-01-18")
    de.plant_builds(deal)
    de.on("2027-01-30")
    de.arrives(deal)
    de.on("2027-02-01")
    de.invoice(deal, handover="2027-02-15", due="2027-02-15")
    clock = queries.collection(de.finance, deal=deal)
    assert clock is not None
    assert (clock.collect_until, clock.over, clock.grace_until) == (de.day("2027-02-15"), False, None)
    assert clock.case.day == de.day("2027-03-03"), (
        "the days of the notice, a reminder on the day after, its grace, and one more"
    )
    de.on("2027-02-16", 12)
    clock = queries.collection(de.finance, deal=deal)
    assert clock is not None
    assert (clock.over, clock.missed, clock.grace_until) == (True, True, de.day("2027-03-02"))
    assert (clock.case.day, clock.case.proven) == (de.day("2027-03-03"), False)
    late = queries.marks(de.finance, deals=[de.view(deal)])[deal].late
    assert LateKind.COLLECTION in {one.kind for one in late}
    (item,) = value.open_items(SYSTEM, on=de.today(), deal=deal)
    assert item.reminders == 1
    for early in ("2027-02-16", "2027-03-02"):
        de.on(early, 12)
        with pytest.raises(NotInDefault):
            deals.rescind_by_seller(de.finance, deal=deal, reason="not collected")
    de.on("2027-03-08")
    deals.rescind_by_seller(de.finance, deal=deal, reason="not collected")
    de.settle_down()
    view = de.view(deal)
    assert (view.end, view.closed) == (End.RESCINDED_BY_SELLER, False)
    assert de.postings(deal) == [
        entry("BANK 3,000.00", "DEPOSIT 2,521.01; VAT_DUE(2026-11) 478.99"),
        entry("DEBTOR 33,900.00; DEPOSIT 2,521.01", "UNEARNED 31,008.40; VAT_PENDING 5,412.61"),
        entry("UNEARNED 31,008.40; VAT_PENDING 5,412.61", "DEBTOR 33,900.00; DEPOSIT 2,521.01"),
        entry("DEPOSIT 2,521.01; VAT_DUE(2027-03) 478.99", "UNALLOC 3,000.00"),
        entry("DEBTOR 5,535.00", "DAMAGES 5,535.00"),
        entry("UNALLOC 3,000.00", "DEBTOR 3,000.00"),
    ]
    balances = {one.account: one.amount for one in value.balances(SYSTEM, deal=deal)}
    assert balances[Account.DEBTOR] == euro("2,535.00")
    assert Account.REVENUE not in balances
    built = vehicle.car(SYSTEM, vin=view.vin)
    assert (built.state, built.car_class) == (CarState.FREE, CarClass.NEW)
    values.write_off(de.finance, deal=deal, amount=euro("2,535.00"), reason="insolvent")
    de.settle_down()
    assert de.view(deal).closed
    assert value.ledger_check(SYSTEM) == ()
