"""S3: Austria, private, build to order with advance and late change, year roll-over of NoVA."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import GateClosed, Role
from murmelbahn.kernel import held
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle.terms import ConfigurationView
from tests.journeys.town import Town, entry, euro

Who = tuple[Actor, UUID]


def contracted(at: Town) -> tuple[UUID, Who, ConfigurationView, ConfigurationView]:
    """The contract of 24 November with its advance paid, and the two cars the customer may want instead."""
    at.release("arve")
    car = at.configure("AV2", "MH13", "W17", "TRLUM", "SEATHEAT")
    wheels = at.configure("AV2", *(item for item in car.items if item != "W17"), "W20")
    engine = at.configure("AV2", *(item for item in car.items if item != "MH13"), "MH16")
    assert (car.technical.co2_g_km, wheels.technical.co2_g_km, engine.technical.co2_g_km) == (128, 131, 131)
    at.prices(
        [car, wheels, engine],
        {
            "AV2": (ComponentKind.BASE, "38,000.00"),
            "SEATHEAT": (ComponentKind.OPTION, "3,000.00"),
            "W20": (ComponentKind.OPTION, "1,600.00"),
            "MH16": (ComponentKind.OPTION, "1,600.00"),
            "DELIVERY": (ComponentKind.DELIVERY, "500.00"),
            "CHANGEFEE": (ComponentKind.CHANGE_FEE, "150.00"),
        },
        basis=PriceBasis.NET,
    )
    anna = at.person()
    deal = at.open(
        anna,
        configuration=car.id,
        extras=("DELIVERY",),
        planned_handover=at.day("2027-03-03"),
        advance=euro("5,000.00"),
        advance_before="build_release",
    )
    at.order(deal, anna, "52,355.00")
    at.accept(deal)
    totals = value.agreement(SYSTEM, deal=deal).totals
    assert (totals.net, totals.vat, totals.regtax) == (euro("41,500.00"), euro("8,300.00"), euro("2,555.00"))
    assert at.view(deal).build is None
    at.on("2026-11-27")
    at.pay(deal, "5,000.00")
    at.plant_schedules(deal, week="2027-02-01", promised="2027-02-22", freeze={"body_shop": "2027-01-04"})
    at.on("2027-01-08")
    return deal, anna, wheels, engine


def confirm(at: Town, deal: UUID, change: UUID) -> None:
    build = at.view(deal).build
    assert build is not None
    vehicles.confirm_build_change(SYSTEM, build=build, change=change)
    at.settle_down()


@pytest.mark.parametrize("agreed", [True, False])
def test_a_new_keeper_leaves_an_open_change_as_it_is(at: Town, agreed: bool) -> None:
    """Its price does not depend on who keeps the car: the plant's answer finds it, whatever version came in between."""
    deal, anna, wheels, _ = contracted(at)
    change = deals.propose_change(anna[0], deal=deal, configuration=wheels.id, extras=("CHANGEFEE",))
    deals.change_party(at.sales, deal=deal, roles={Role.KEEPER: at.person("Karl")[1]}, consent="letter 1")
    at.settle_down()
    build = at.view(deal).build
    assert build is not None
    if agreed:
        vehicles.confirm_build_change(SYSTEM, build=build, change=change)
    else:
        vehicles.refuse_build_change(SYSTEM, build=build, change=change, reason="line is full")
    at.settle_down()
    view = at.view(deal)
    assert (view.agreement, view.configuration == wheels.id) == ((3, True) if agreed else (2, False))
    assert value.agreement(SYSTEM, deal=deal).totals.gross == euro("55,010.00" if agreed else "52,355.00")
    assert held.held() == []


def test_wheels_keep_the_values_of_the_contract_year(at: Town) -> None:
    deal, anna, wheels, _ = contracted(at)
    before = at.postings(deal)
    shown = deal_queries.preview_change(anna[0], deal=deal, configuration=wheels.id, extras=("CHANGEFEE",))
    assert (shown.delta, shown.delta_net, shown.delta_vat, shown.delta_regtax) == (
        euro("2,655.00"),
        euro("1,750.00"),
        euro("350.00"),
        euro("555.00"),
    )
    assert (shown.total_after, shown.new_contract, shown.binding) == (euro("55,010.00"), False, True)
    change = deals.propose_change(anna[0], deal=deal, configuration=wheels.id, extras=("CHANGEFEE",))
    confirm(at, deal, change)
    view = at.view(deal)
    assert (view.agreement, view.configuration) == (2, wheels.id)
    assert deal_queries.changes_of(anna[0], deal=deal)[0].preview == shown
    assert at.postings(deal) == before
    at.on("2027-02-08")
    at.plant_builds(deal)
    at.on("2027-02-20")
    at.arrives(deal)
    at.on("2027-02-22")
    at.invoice(deal, handover="2027-03-03")
    at.papers(deal)
    at.appoint(deal, anna, "2027-03-03")
    at.on("2027-02-26")
    at.pay(deal, "50,010.00")
    at.on("2027-03-02")
    at.register(deal)
    at.on("2027-03-03", 11)
    at.hand_over(deal)
    assert at.view(deal).closed
    assert at.postings(deal) == [
        entry("BANK 5,000.00", "DEPOSIT 4,166.67; VAT_DUE(2026-11) 833.33"),
        entry(
            "DEBTOR 50,010.00; DEPOSIT 4,166.67", "UNEARNED 43,250.00; VAT_PENDING 7,816.67; REGTAX_PENDING 3,110.00"
        ),
        entry("BANK 50,010.00; VAT_PENDING 7,816.67", "DEBTOR 50,010.00; VAT_DUE(2027-02) 7,816.67"),
        entry("UNEARNED 43,250.00; REGTAX_PENDING 3,110.00", "REVENUE 43,250.00; REGTAX_DUE(2027-03) 3,110.00"),
        entry("COMMISSION 2,556.00", "AGENT_ACCRUED 2,556.00"),
    ]
    month = value.month_figures(SYSTEM, market="AT", seller=at.seller, month="2027-03")
    assert (month.regtax, month.regtax_due_on) == (euro("3,110.00"), at.day("2027-05-18"))
    assert value.ledger_check(SYSTEM) == ()


def test_another_engine_is_a_new_contract_under_the_next_years_values(at: Town) -> None:
    deal, anna, _, engine = contracted(at)
    shown = deal_queries.preview_change(anna[0], deal=deal, configuration=engine.id, extras=("CHANGEFEE",))
    assert shown.new_contract
    assert (shown.total_after, shown.delta_regtax) == (euro("55,442.50"), euro("987.50"))
    assert not shown.binding
    with pytest.raises(GateClosed) as closed:
        deals.propose_change(anna[0], deal=deal, configuration=engine.id, extras=("CHANGEFEE",))
    assert [hold.code for hold in closed.value.holds] == ["tax_rule_unconfirmed"]
    for rule in shown.unconfirmed:
        deals.confirm_tax_rule(at.finance, deal=deal, rule=rule)
    change = deals.propose_change(anna[0], deal=deal, configuration=engine.id, extras=("CHANGEFEE",))
    at.on("2027-01-12")
    confirm(at, deal, change)
    assert held.held() == []  # the plant took four days: the new contract is still of the day it was asked for
    assert at.view(deal).contract_date == at.day("2027-01-08")
    assert value.agreement(SYSTEM, deal=deal).totals.gross == euro("55,442.50")


def test_a_change_and_its_inverse_leave_the_books_alone(at: Town) -> None:
    deal, anna, wheels, _ = contracted(at)
    sold = at.view(deal).configuration
    before = at.postings(deal)
    there = deals.propose_change(anna[0], deal=deal, configuration=wheels.id)
    confirm(at, deal, there)
    back = deals.propose_change(anna[0], deal=deal, configuration=sold)
    confirm(at, deal, back)
    assert (at.view(deal).agreement, at.postings(deal)) == (3, before)
    assert value.agreement(SYSTEM, deal=deal).totals.gross == euro("52,355.00")


def test_a_change_the_plant_refuses_changes_nothing(at: Town) -> None:
    deal, anna, wheels, _ = contracted(at)
    change = deals.propose_change(anna[0], deal=deal, configuration=wheels.id)
    build = at.view(deal).build
    assert build is not None
    vehicles.refuse_build_change(SYSTEM, build=build, change=change, reason="line is full")
    at.settle_down()
    assert at.view(deal).agreement == 1
    assert [one.state for one in deal_queries.changes_of(SYSTEM, deal=deal)] == ["refused"]
