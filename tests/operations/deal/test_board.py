"""Ten thousand deals: paged without a gap or a repeat, chosen and counted in SQL, by an index."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test.utils import CaptureQueriesContext

from murmelbahn.deal import queries
from murmelbahn.deal.models import Deal, DealParty
from murmelbahn.deal.queries.gates import gates_in_front
from murmelbahn.deal.queries.rows import view
from murmelbahn.deal.terms import (
    Customer,
    DealFilter,
    Gate,
    LateKind,
    Mender,
    Place,
    Value,
    Variant,
    Vehicle,
    waiting,
)
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import today
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import BadInput

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
AGENTS = [new_id() for _ in range(5)]
OUTLETS = [new_id() for _ in range(5)]
MANY = 10_000


def row(n: int, draw: random.Random) -> Deal:
    """A deal in any states, moved at one of a few moments, so that many share theirs."""
    place = draw.randrange(5)
    moved = NOON + timedelta(minutes=draw.randrange(max(1, MANY // 50)))
    return Deal(
        id=new_id(),
        number=f"D-{n:06d}",
        market=draw.choice(["DE", "AT"]),
        seller="X",
        variant=draw.choice(list(Variant)).value,
        customer_kind="private",
        vehicle=draw.choice(list(Vehicle)).value,
        customer=draw.choice(list(Customer)).value,
        value=draw.choice(list(Value)).value,
        end=draw.choice(["", "", "lapsed"]),
        closed=draw.random() < 0.2,
        configuration=new_id(),
        model="AV2",
        vin=f"WVCTS1ZZZ7C{n:06d}",
        build=draw.choice([None, new_id()]),
        offer=draw.choice([None, new_id()]),
        agent=AGENTS[place],
        outlet=OUTLETS[place],
        adviser=AGENTS[place],
        market_of_sale="DE",
        tax_residence="DE",
        place_of_registration="DE",
        place_of_delivery="A1",
        currency="EUR",
        opened_at=NOON,
        moved_at=moved,
    )


def fill(count: int) -> list[Deal]:
    draw = random.Random(7)
    return with_buyers([row(n, draw) for n in range(count)])


def with_buyers(rows: list[Deal]) -> list[Deal]:
    Deal.objects.bulk_create(rows)
    DealParty.objects.bulk_create(
        DealParty(deal=one.id, role="buyer", party=new_id(), party_version=1, market=one.market, seller="X")
        for one in rows
    )
    return rows


def walk(actor: Actor, chosen: DealFilter, limit: int) -> list[UUID]:
    found: list[UUID] = []
    after = None
    while page := queries.deals(actor, chosen=chosen, after=after, limit=limit):
        found += [one.id for one in page]
        after = Place.parse(str(page[-1].place))
    return found


@pytest.mark.usefixtures("world")
def test_pages_follow_one_another_without_a_gap_or_a_repeat() -> None:
    rows = sorted(fill(400), key=lambda one: (one.moved_at, one.id), reverse=True)
    assert len({one.moved_at for one in rows}) < len(rows)
    assert walk(SYSTEM, DealFilter(), 7) == [one.id for one in rows]
    assert walk(SYSTEM, DealFilter(open_only=True), 33) == [one.id for one in rows if not one.closed]
    with pytest.raises(BadInput):
        Place.parse("yesterday~me")
    with pytest.raises(BadInput):
        Place.parse(f"2026-11-24T12:00:00~{new_id()}")


@pytest.mark.usefixtures("world")
def test_filters_and_counts_agree_with_the_rows() -> None:
    rows = fill(600)
    sales = Actor(subject=new_id(), kind=ActorKind.NSC_SALES, markets=frozenset({"AT"}))
    desk = Actor(subject=new_id(), kind=ActorKind.ADVISER, agents=frozenset({AGENTS[2]}))

    def same(chosen: DealFilter, wanted: list[Deal], actor: Actor = SYSTEM) -> None:
        assert set(walk(actor, chosen, 250)) == {one.id for one in wanted}
        counted = queries.counts(actor, chosen=chosen)
        assert counted.total == len(wanted)
        assert counted.vehicle == Counter(one.vehicle for one in wanted)
        assert counted.market == Counter(one.market for one in wanted)
        assert counted.gate == Counter(gate for one in wanted for gate in gates_in_front(one))
        assert counted.agent == Counter(str(one.agent) for one in wanted)
        assert counted.run_out == sum(view(one, ()).run_out for one in wanted)
        assert counted.mender == Counter(wait.who for one in wanted if (wait := waiting(view(one, ()), today=today())))

    same(DealFilter(), rows)
    same(DealFilter(), [one for one in rows if one.market == "AT"], sales)
    same(DealFilter(), [one for one in rows if one.agent == AGENTS[2]], desk)
    same(DealFilter(vehicle=Vehicle.ARRIVED), [one for one in rows if one.vehicle == "arrived"])
    same(
        DealFilter(customer=Customer.ORDERED, open_only=True),
        [one for one in rows if one.customer == "ordered" and not one.closed],
    )
    same(
        DealFilter(value=Value.SECURED, market="DE"),
        [one for one in rows if (one.value, one.market) == ("secured", "DE")],
    )
    same(DealFilter(outlet=OUTLETS[1], adviser=AGENTS[1]), [one for one in rows if one.outlet == OUTLETS[1]])
    same(DealFilter(market="DE"), [], sales)
    for gate in Gate:
        same(DealFilter(gate=gate), [one for one in rows if gate in gates_in_front(one)])
    for mender in Mender:
        same(
            DealFilter(mender=mender),
            [one for one in rows if (wait := waiting(view(one, ()), today=today())) and wait.who is mender],
        )
    same(
        DealFilter(agent=AGENTS[3], market="AT"), [one for one in rows if (one.agent, one.market) == (AGENTS[3], "AT")]
    )
    same(DealFilter(text=" d-00012 "), [one for one in rows if one.number.startswith("D-00012")])
    same(DealFilter(text=rows[3].vin[-6:].lower()), [one for one in rows if rows[3].vin[-6:] in one.vin + one.number])
    same(DealFilter(text="%"), [])
    same(DealFilter(run_out=True), [one for one in rows if view(one, ()).run_out])
    assert any(view(one, ()).run_out for one in rows)


@pytest.mark.usefixtures("world")
def test_what_is_past_its_day_is_overdue_as_long_as_the_day_binds(set_clock: Callable[[datetime], None]) -> None:
    set_clock(NOON)
    yesterday, tomorrow = NOON.date() - timedelta(days=1), NOON.date() + timedelta(days=1)
    draw = random.Random(9)

    def one(n: int, customer: Customer, vehicle: Vehicle, **days: object) -> Deal:
        made = row(n, draw)
        made.variant, made.closed, made.end = Variant.BUILD_TO_ORDER.value, False, ""
        made.customer, made.vehicle = customer.value, vehicle.value
        for name, value in days.items():
            setattr(made, name, value)
        return made

    late = {
        LateKind.ANSWER: one(1, Customer.ORDERED, Vehicle.CHOSEN, answer_by=yesterday),
        LateKind.BUILD: one(2, Customer.CONTRACTED, Vehicle.BUILT, promised=yesterday),
        LateKind.HANDOVER: one(3, Customer.APPOINTED, Vehicle.PREPARED, planned_handover=yesterday, promised=yesterday),
    }
    fine = [
        one(4, Customer.ORDERED, Vehicle.CHOSEN, answer_by=NOON.date()),
        one(5, Customer.CONTRACTED, Vehicle.CHOSEN, answer_by=yesterday),
        one(6, Customer.RECEIVED, Vehicle.HANDED_OVER, planned_handover=yesterday, promised=yesterday),
        one(7, Customer.APPOINTED, Vehicle.ARRIVED, planned_handover=tomorrow),
        one(8, Customer.ORDERED, Vehicle.CHOSEN, answer_by=yesterday, end="lapsed"),
    ]
    with_buyers([*late.values(), *fine])
    assert set(walk(SYSTEM, DealFilter(overdue=True), 2)) == {deal.id for deal in late.values()}
    assert queries.counts(SYSTEM).overdue == len(late)
    marks = queries.marks(SYSTEM, deals=queries.deals(SYSTEM))
    assert {deal: [day.kind for day in found.late] for deal, found in marks.items() if found.late} == {
        deal.id: [kind] for kind, deal in late.items()
    }
    assert marks[late[LateKind.BUILD].id].gates == gates_in_front(late[LateKind.BUILD])
    assert late[LateKind.ANSWER].id not in {
        found.id for found in queries.deals(SYSTEM, chosen=DealFilter(mender=Mender.PLANT))
    }


@pytest.mark.usefixtures("world")
def test_a_day_ends_in_the_market_of_the_deal(set_clock: Callable[[datetime], None]) -> None:
    """At half past eleven in the evening of Greenwich the next day has begun in Berlin, and not in Lisbon."""
    set_clock(NOON.replace(hour=23, minute=30))
    made = [row(n, random.Random(9)) for n in (1, 2)]
    for deal, market in zip(made, ("DE", "PT"), strict=True):
        deal.market, deal.closed, deal.end = market, False, ""
        deal.customer, deal.vehicle, deal.answer_by = Customer.ORDERED.value, Vehicle.CHOSEN.value, NOON.date()
    with_buyers(made)
    assert set(walk(SYSTEM, DealFilter(overdue=True), 2)) == {made[0].id}
    marks = queries.marks(SYSTEM, deals=queries.deals(SYSTEM))
    assert {deal for deal, found in marks.items() if found.late} == {made[0].id}


@pytest.mark.usefixtures("world")
def test_ten_thousand_are_counted_in_three_statements() -> None:
    fill(MANY)
    with CaptureQueriesContext(worlds.connection()) as asked:
        counted = queries.counts(SYSTEM, chosen=DealFilter(open_only=True))
    assert len([one for one in asked if "kernel_clock" not in one["sql"]]) == 3
    assert sum(counted.market.values()) == counted.total > MANY // 2


@pytest.mark.usefixtures("world")
def test_a_page_among_ten_thousand_is_found_by_the_index() -> None:
    rows = sorted(fill(MANY), key=lambda one: (one.moved_at, one.id))
    middle = rows[MANY // 2]
    with worlds.connection().cursor() as cursor:
        cursor.execute("ANALYZE deal_deal")
        cursor.execute(
            "EXPLAIN SELECT id FROM deal_deal WHERE NOT closed AND (moved_at, id) < (%s, %s)"
            " ORDER BY moved_at DESC, id DESC LIMIT 50",
            [middle.moved_at, middle.id],
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index" in plan
    assert "deal_open" in plan or "deal_by_time" in plan
    assert "Sort" not in plan
    page = queries.deals(SYSTEM, chosen=DealFilter(open_only=True), after=Place(middle.moved_at, middle.id), limit=50)
    expected = [one.id for one in reversed(rows[: MANY // 2]) if not one.closed][:50]
    assert [one.id for one in page] == expected
