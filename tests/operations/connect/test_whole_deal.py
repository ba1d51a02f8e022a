"""Whole deals with the outside worlds doing their part: a cash sale and a financed one, receipts, copies, mails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from murmelbahn.app.wiring import engine as wired
from murmelbahn.connect.queries import copies_of, ending_of, mails_of, mails_to, plant_copies_of
from murmelbahn.connect.terms import World
from murmelbahn.connect.waking import wake
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Role, Value, Vehicle
from murmelbahn.kernel import clock, receipts
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.engine import Engine
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.world import connection as world_connection
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommitmentState, ComponentKind, FundingKind
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from tests.operations.connect.border import behave, call, count, heard_by, held, live, told

if TYPE_CHECKING:
    from tests.journeys.town import Town

START = datetime(2026, 11, 24, 8, tzinfo=UTC)
PRICES = {
    "AV2": (ComponentKind.BASE, "41,000.00"),
    "HUD": (ComponentKind.OPTION, "1,190.00"),
    "DELIVERY": (ComponentKind.DELIVERY, "990.00"),
    "AUTHFEE": (ComponentKind.AUTHORITY_FEE, "30.60"),
}
RICHER = ("HUD", "TRLUM")
EXTRAS = ("DELIVERY", "AUTHFEE")


@pytest.fixture
def town(world: str, set_clock: Callable[[datetime], None]) -> Town:
    from tests.journeys.town import Town

    set_clock(START)
    whole = wired()
    inside = [one for one in whole.subscriptions if not one.name.startswith("documents.")]
    one = Town("DE", Engine(subscriptions=inside, projections=whole.projections, stations=whole.stations)).build()
    one.release("arve")
    return one


def agreed(
    town: Town, funding: FundingKind = FundingKind.CASH, *, behaviour: str = "calm", first: bool = True, **knobs: int
) -> UUID:
    """A contract whose car was sent to the plant."""
    behave(behaviour, **knobs)
    car = town.configure("AV2", "MH13")
    richer = town.configure("AV2", "MH13", *RICHER)
    if first:
        town.prices([car, richer], PRICES, basis=PriceBasis.GROSS)
    anna = town.person()
    deal = town.open(anna, configuration=car.id, extras=EXTRAS)
    town.order(deal, anna, "42,020.60", funding=funding, lender="" if funding is FundingKind.CASH else "HANSE-BANK")
    town.accept(deal)
    if funding is not FundingKind.CASH:
        deals.request_finance(SYSTEM, deal=deal)
    return deal


def delivered(town: Town, deal: UUID) -> None:
    """Live until the car stands at the outlet, prepared."""
    live(80, town.engine)
    vin = town.view(deal).vin
    if vehicle.car(SYSTEM, vin=vin).transport is None:
        vehicles.request_transport(SYSTEM, vin=vin, place="A1-1")
    live(15, town.engine)
    assert town.view(deal).vehicle is Vehicle.ARRIVED
    from tests.journeys.town import READY

    vehicles.record_preparation(SYSTEM, vin=vin, checks=READY)
    town.settle_down()


def handed_over(town: Town, deal: UUID) -> None:
    """Invoice, papers, appointment, plate, keys."""
    from datetime import timedelta

    day = clock.read().date() + timedelta(days=10)
    town.invoice(deal, handover=day.isoformat())
    town.papers(deal)
    live(5, town.engine)
    town.appoint(deal, (SYSTEM, town.view(deal).party(Role.BUYER)), day.isoformat())
    deals.request_registration(SYSTEM, deal=deal)
    live(3, town.engine)
    assert town.view(deal).vehicle is Vehicle.REGISTERED
    town.on(day.isoformat(), 11)
    town.hand_over(deal)


def test_a_cash_sale_in_which_nobody_plays_the_outside(town: Town) -> None:
    deal = agreed(town)
    delivered(town, deal)
    handed_over(town, deal)
    view = town.view(deal)
    assert (view.value, view.closed) == (Value.SETTLED, True)
    assert value.ledger_check(SYSTEM) == ()
    assert receipts.open_count() == 0
    assert {one.station for one in receipts.of_deal(deal)} == {"mail", "retailer_system"}
    [version] = deal_queries.versions(SYSTEM, deal=deal)
    copies = copies_of(SYSTEM, deal=deal)
    assert {one.station for one in copies} == {World.MAIL, World.RETAILER_SYSTEM}
    sold = vehicle.configuration(SYSTEM, configuration=view.configuration)
    assert {(one.sha256, one.total, one.features) for one in copies} == {(version.sha256, version.total, sold.features)}
    assert plant_copies_of(SYSTEM, deal=deal)[0].items == sold.items
    codes = [mail.code for mail in mails_of(SYSTEM, deal=deal)]
    assert codes == ["order_received", "version_agreed", "car_ready", "handed_over", "deal_settled"]
    assert held() == []


def test_a_late_change_is_confirmed_by_the_plant_and_every_station(town: Town) -> None:
    deal = agreed(town)
    live(2, town.engine)
    wanted = town.configure("AV2", "MH13", *RICHER)
    before = town.view(deal)
    deals.propose_change(town.desk, deal=deal, configuration=wanted.id)
    live(3, town.engine)
    view = town.view(deal)
    assert (view.agreement, view.configuration) == (before.agreement + 1, wanted.id)
    stations = {(one.n, one.station) for one in copies_of(SYSTEM, deal=deal)}
    assert (2, World.PLANT) in stations
    assert plant_copies_of(SYSTEM, deal=deal)[0].configuration == wanted.id
    assert receipts.open_count() == 0


def test_a_loan_is_approved_and_paid_after_the_handover(town: Town) -> None:
    deal = agreed(town, FundingKind.LOAN)
    live(2, town.engine)
    [commitment] = value.commitments(SYSTEM, deal=deal)
    assert (commitment.state, commitment.lender) == (CommitmentState.APPROVED, "HANSE-BANK")
    assert town.view(deal).build is not None
    delivered(town, deal)
    handed_over(town, deal)
    assert not value.payment_instruction(SYSTEM, deal=deal).amount, "the bank pays, the customer need not"
    assert [one.open for one in value.open_items(SYSTEM, on=town.today(), deal=deal)] == [commitment.amount]
    live(6, town.engine)
    assert town.view(deal).closed
    assert len(told(deal, "value.payment.received")) == 1
    assert {one.station for one in receipts.of_deal(deal)} == {"lender", "mail", "retailer_system"}
    assert receipts.open_count() == 0


def test_a_lender_that_refuses_and_one_whose_conditions_come_later(town: Town) -> None:
    refused = agreed(town, FundingKind.LOAN, lender__refuses=1000)
    live(2, town.engine)
    assert value.commitments(SYSTEM, deal=refused)[0].state is CommitmentState.REFUSED
    behave("calm", lender__conditions_open=1000, lender__speaks_twice=1000)
    deals.request_finance(SYSTEM, deal=refused)
    live(1.3, town.engine)
    second = value.commitments(SYSTEM, deal=refused)[1]
    assert (second.state, [one.met for one in second.conditions]) == (CommitmentState.APPROVED, [False, False])
    live(6, town.engine)
    second = value.commitments(SYSTEM, deal=refused)[1]
    assert [one.met for one in second.conditions] == [True, False]
    assert told(refused, "value.commitment.recorded") == ["value.commitment.recorded"] * 2
    assert held() == []


def test_an_end_reaches_the_retailer_and_calls_off_what_was_not_paid(town: Town) -> None:
    deal = agreed(town)
    live(2, town.engine)
    deals.cancel_by_consent(town.sales, deal=deal, reason="customer", consent="letter:1")
    live(3, town.engine)
    assert ending_of(SYSTEM, deal=deal) == town.view(deal).end
    assert plant_copies_of(SYSTEM, deal=deal)[0].state == "gone"
    assert "deal_ended" in [mail.code for mail in mails_of(SYSTEM, deal=deal)]


def test_stations_that_stay_silent_leave_receipts_open(town: Town) -> None:
    deal = agreed(town, behaviour="still")
    assert {one.state for one in receipts.of_deal(deal)} == {"open"}
    assert copies_of(SYSTEM, deal=deal) == ()
    assert mails_of(SYSTEM, deal=deal) == ()


def test_who_sees_mails_and_copies(town: Town) -> None:
    deal = agreed(town)
    view = town.view(deal)
    buyer = view.party(Role.BUYER)
    me = Actor(subject=new_id(), kind=ActorKind.CUSTOMER, parties=frozenset({buyer}))
    stranger = Actor(subject=new_id(), kind=ActorKind.CUSTOMER, parties=frozenset({new_id()}))
    assert mails_to(me, party=buyer) == tuple(reversed(mails_of(me, deal=deal)))
    assert copies_of(me, deal=deal) == copies_of(town.desk, deal=deal) != ()
    for ask in (lambda: mails_to(stranger, party=buyer), lambda: mails_of(stranger, deal=deal)):
        with pytest.raises(NotFound):
            ask()
    with pytest.raises(NotFound):
        copies_of(stranger, deal=deal)


@pytest.mark.fault
def test_a_rough_outside_holds_no_fact_and_leaves_no_deal_without_an_answer(town: Town) -> None:
    """Everything goes wrong often, many deals at once; what comes to the doors is taken, dropped or refused in order."""
    from murmelbahn.connect.models import PlantOrder, Shipment

    rough = {f"{world}__speaks_twice": 500 for world in ("plant", "carrier", "registration", "lender")}
    rough |= {"plant__refuses": 200, "plant__fails": 200, "plant__moves": 500, "bank__repeats": 500}
    rough |= {"carrier__late": 500, "carrier__damages": 300, "lender__refuses": 300, "lender__conditions_open": 500}
    built = [agreed(town, FundingKind.LOAN if n % 3 == 0 else FundingKind.CASH, first=n == 0) for n in range(9)]
    behave("usual", **rough)
    live(100, town.engine)
    for deal in built:
        if town.view(deal).vin:
            vehicles.request_transport(SYSTEM, vin=town.view(deal).vin, place="A1-1")
    live(60, town.engine)
    assert held() == []
    states = set(PlantOrder.objects.values_list("state", flat=True))
    assert {"built"} <= states <= {"built", "failed", "rejected"}, (
        "what goes wrong is drawn by ids that are new every time"
    )
    assert Shipment.objects.count() > 0
    assert not Shipment.objects.filter(open=True).exists()
    assert receipts.open_count() == 0


FORGERIES = {
    "hash": ("value", "seal of deal.version 1", "UPDATE connect_version_copy SET sha256 = reverse(sha256)"),
    "total": ("value", "gross v1", "UPDATE connect_version_copy SET total = total + 1"),
    "features": ("vehicle", "features v1", "UPDATE connect_version_copy SET features = features - 0"),
    "configuration": ("vehicle", "configuration v1", "UPDATE connect_version_copy SET configuration = deal"),
    "plant's items": ("vehicle", "items", "UPDATE connect_plant_order SET items = items - 0"),
    "plant's VIN": ("vehicle", "vin", "UPDATE connect_plant_order SET vin = 'WVCAV2ZZZVC999999'"),
    "as built": ("vehicle", "items as built", "UPDATE connect_plant_order SET as_built = jsonb_set(as_built, '{items}', '[]')"),
    "loan": ("value", "commitment", "UPDATE connect_loan SET amount = amount - 1"),
}  # fmt: skip


def test_a_falsified_copy_of_any_station_is_named_by_the_verdict(town: Town) -> None:
    deal = agreed(town, FundingKind.LOAN)
    live(2, town.engine)
    delivered(town, deal)
    clean = deal_queries.verdict(SYSTEM, deal=deal)
    assert clean.agrees, clean.disagreements
    for name, (stream, field, statement) in FORGERIES.items():
        where = " WHERE station = 'mail'" if "version_copy" in statement else ""
        with world_connection().cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(statement + where)
            assert cursor.rowcount == 1, name
            named = {
                (one.stream, one.field.partition(" 0")[0])
                for one in deal_queries.verdict(SYSTEM, deal=deal).disagreements
            }
            cursor.execute("ROLLBACK")
        assert (stream, field) in named, name
    assert deal_queries.verdict(SYSTEM, deal=deal).agrees


def test_killed_between_call_and_record_every_station_answers_the_same_again(town: Town) -> None:
    behave("calm")
    car = town.configure("AV2", "MH13")
    town.prices([car], PRICES, basis=PriceBasis.GROSS)
    anna = town.person()
    deal = town.open(anna, configuration=car.id, extras=EXTRAS)
    town.order(deal, anna, "42,020.60", funding=FundingKind.LOAN, lender="HANSE-BANK")
    deals.accept_order(town.sales, deal=deal)
    deals.request_finance(SYSTEM, deal=deal)
    for name in (World.MAIL, World.RETAILER_SYSTEM, World.LENDER):
        for asked in heard_by(name):
            answers = {call(asked, name) for _ in range(3)}
            assert len(answers) == 1
            assert answers != {""}
    assert (count("connect_version_copy"), count("connect_loan")) == (3, 1)
    assert {one.state for one in receipts.of_deal(deal)} == {"open"}
    live(2, town.engine)
    assert receipts.open_count() == 0
    assert (count("connect_version_copy"), count("connect_loan")) == (3, 1)


def test_partners_that_are_woken_go_on_where_the_history_stopped(town: Town) -> None:
    """One deal waits for the plant's first answer, one for its car, one for the lender: all played by hand so far."""
    asked, scheduled, financed = (
        agreed(town, funding, behaviour="still", first=n == 0)
        for n, funding in enumerate((FundingKind.CASH, FundingKind.CASH, FundingKind.LOAN))
    )
    town.plant_schedules(scheduled, week="2027-01-18", promised="2027-02-05")
    live(10, town.engine)
    assert town.view(asked).vehicle is Vehicle.ALLOCATED
    behave("calm")
    for _ in range(2):
        assert wake(SYSTEM) == 3
    live(5, town.engine)
    assert town.view(asked).vehicle is Vehicle.SCHEDULED
    assert value.commitments(SYSTEM, deal=financed)[0].state is CommitmentState.APPROVED
    live(70, town.engine)
    assert town.view(scheduled).vehicle is Vehicle.ARRIVED
    build = vehicle.build_of_deal(SYSTEM, deal=scheduled)
    assert build is not None
    assert str(build.week) == "2027-01-18"
    town.invoice(scheduled, handover="2027-02-26")
    live(5, town.engine)
    assert town.view(scheduled).value is Value.SECURED
    assert held() == []


def test_an_approval_given_by_hand_is_paid_by_the_woken_lender(town: Town) -> None:
    from murmelbahn.value import operations as values

    deal = agreed(town, FundingKind.LOAN, behaviour="still")
    [one] = value.commitments(SYSTEM, deal=deal)
    values.record_commitment(
        SYSTEM,
        commitment=one.id,
        approved=True,
        amount=one.amount,
        recipient=one.recipient,
        car=one.car,
        valid_until=town.day("2027-06-30"),
    )
    town.settle_down()
    behave("calm")
    for _ in range(2):
        wake(SYSTEM)
    delivered(town, deal)
    handed_over(town, deal)
    live(6, town.engine)
    assert len(told(deal, "value.payment.received")) == 1
    assert town.view(deal).closed
