"""S8: Germany, private, build to order with advance, the plant cannot build."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import End, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, InvoiceKind
from murmelbahn.vehicle import operations as vehicles
from tests.journeys.town import Town, entry, euro


def dropped(de: Town) -> tuple[UUID, tuple[Actor, UUID], UUID]:
    """The drive variant is dropped on 14 January; the successor is offered at 1,190.00 less, answer by 28 January."""
    de.release("arve")
    car = de.configure("AV2", "MH16")
    successor = de.configure("AV2", "MH13")
    de.prices(
        [car, successor],
        {
            "AV2": (ComponentKind.BASE, "32,130.00"),
            "MH16": (ComponentKind.OPTION, "1,190.00"),
            "DELIVERY": (ComponentKind.DELIVERY, "990.00"),
        },
        basis=PriceBasis.GROSS,
    )
    anna = de.person()
    deal = de.open(
        anna, configuration=car.id, extras=("DELIVERY",), advance=euro("1,500.00"), advance_before="build_release"
    )
    de.order(deal, anna, "34,310.00")
    de.on("2026-11-25")
    de.accept(deal)
    de.on("2026-11-26")
    de.pay(deal, "1,500.00")
    build = de.view(deal).build
    assert build is not None
    de.plant_schedules(deal, week="2027-02-15", promised="2027-03-05")
    de.on("2027-01-14")
    vehicles.fail_build(SYSTEM, build=build, reason="drive variant dropped")
    de.settle_down()
    change = deals.propose_successor(de.sales, deal=deal, configuration=successor.id, answer_by=de.day("2027-01-28"))
    de.settle_down()
    return deal, anna, change


def test_silence_changes_nothing_and_the_customer_leaves_whole(de: Town) -> None:
    deal, _, change = dropped(de)
    shown = deal_queries.changes_of(SYSTEM, deal=deal)[0].preview
    assert shown is not None
    assert (shown.total_after, shown.delta_net) == (euro("33,120.00"), euro("27,831.93") - euro("28,831.93"))
    versions = deal_queries.versions(SYSTEM, deal=deal)
    de.on("2027-01-29")
    assert deal_queries.versions(SYSTEM, deal=deal) == versions
    assert [(one.id, one.state) for one in deal_queries.changes_of(SYSTEM, deal=deal)] == [(change, "unanswered")]
    de.on("2027-02-03")
    deals.end_by_manufacturer(de.sales, deal=deal, reason="customer takes no successor")
    de.settle_down()
    de.refund(deal, "1,500.00")
    view = de.view(deal)
    assert (view.end, view.closed) == (End.ENDED_BY_MANUFACTURER, True)
    de.on("2027-02-28", 23, 30)
    assert de.postings(deal) == [
        entry("BANK 1,500.00", "DEPOSIT 1,260.50; VAT_DUE(2026-11) 239.50"),
        entry("DEPOSIT 1,260.50; VAT_DUE(2027-02) 239.50", "UNALLOC 1,500.00"),
        entry("COMMISSION 1,680.00", "AGENT_ACCRUED 1,680.00"),
        entry("UNALLOC 1,500.00", "BANK 1,500.00"),
        entry("AGENT_ACCRUED 1,680.00; VAT_INPUT 319.20", "AGENT_PAYABLE 1,999.20"),
    ]
    kinds = [one.content.kind for one in value.invoices_of(SYSTEM, deal=deal)]
    assert InvoiceKind.FINAL not in kinds
    assert value.ledger_check(SYSTEM) == ()


def test_the_successor_is_taken(de: Town) -> None:
    deal, _, change = dropped(de)
    deals.apply_change(de.sales, deal=deal, change=change)
    de.settle_down()
    assert value.agreement(SYSTEM, deal=deal).totals.gross == euro("33,120.00")
    view = de.view(deal)
    assert view.build is not None
    assert view.vehicle is Vehicle.ALLOCATED
    de.plant_schedules(deal, week="2027-03-15", promised="2027-04-09")
    de.plant_builds(deal)
    assert de.view(deal).vehicle is Vehicle.BUILT
    with pytest.raises(Exception, match="closed"):
        deals.apply_change(de.sales, deal=deal, change=change)
