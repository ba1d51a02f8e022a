"""Cars under random demands: what must never be false stays true after every move."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.vehicle.rules import readiness, stock
from murmelbahn.vehicle.rules.standing import Move, Standing
from murmelbahn.vehicle.terms import CarClass, CarState, Checks, ReleaseReason

NOW = datetime(2026, 11, 24, tzinfo=UTC)
DEALS = (new_id(), new_id())
READY = Checks(inspection=True, second_key=True, papers=True, software=True)
FRESH = Standing(
    car=new_id(),
    vin="WVCAV2ZZZ7C000001",
    car_class=CarClass.NEW,
    state=CarState.FREE,
    place="HH-1",
    deal=None,
    held_until=None,
    odometer_km=5,
    first_registration=None,
    stops=(),
    damage="",
    arrived=True,
    prepared=False,
)
DEMANDS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "hold",
                "allocate",
                "release",
                "lapse",
                "prepare",
                "stop",
                "lift",
                "damage",
                "repair",
                "leave",
                "arrive",
                "plate",
                "hand_over",
                "give_back",
            ]
        ),
        st.sampled_from(DEALS),
        st.integers(0, 40),
    ),
    max_size=25,
)


def decide(car: Standing, demand: str, deal: Any, n: int) -> Move:
    until = NOW + timedelta(hours=1 + n % 3)
    if demand == "hold":
        return stock.hold(car, deal=deal, until=until, now=NOW)
    if demand == "allocate":
        return stock.allocate(car, deal=deal)
    if demand == "release":
        return stock.release(car, deal=deal, reason=ReleaseReason.GIVEN_UP)
    if demand == "lapse":
        return stock.lapse(car, deal=deal, until=until)
    if demand == "prepare":
        return readiness.prepare(car, checks=replace(READY, papers=n > 3))
    if demand == "stop":
        return readiness.stop(car, reason=f"r{n % 2}")
    if demand == "lift":
        return readiness.lift(car, reason=f"r{n % 2}")
    if demand in ("damage", "arrive"):
        return readiness.arrive(car, place=f"HH-{n % 2}", damage="dent" if demand == "damage" else None)
    if demand == "repair":
        return readiness.repair(car)
    if demand == "leave":
        return readiness.leave(car)
    if demand == "plate":
        return Move(changes={"first_registration": date(2026, 12, 1)}) if car.state is CarState.ALLOCATED else Move()
    if demand == "hand_over":
        return stock.hand_over(car, deal=deal, odometer_km=n, on=date(2026, 12, 2))
    return stock.give_back(car, odometer_km=n, inspection="clean")


def apply(car: Standing, move: Move) -> Standing:
    known = {name: value for name, value in move.changes.items() if name in Standing.__dataclass_fields__}
    if "stops" in known:
        known["stops"] = tuple(known["stops"])
    return replace(car, **known)


@given(DEMANDS)
def test_invariants_hold_after_every_move(demands: list[tuple[str, Any, int]]) -> None:
    car = FRESH
    for demand, deal, n in demands:
        try:
            move = decide(car, demand, deal, n)
        except Refusal:
            continue
        after = apply(car, move)
        if car.state is not CarState.FREE and after.deal not in (None, car.deal):
            raise AssertionError("a car went from one deal to another without being free")
        assert (after.state is CarState.FREE) == (after.deal is None)
        assert (after.state is CarState.HELD) == (after.held_until is not None)
        assert not (after.state is CarState.FREE and after.first_registration and after.car_class is CarClass.NEW)
        assert not after.prepared or after.arrived
        assert not after.prepared or not after.damage
        assert after.odometer_km >= car.odometer_km
        if after.state is CarState.HANDED_OVER and car.state is not CarState.HANDED_OVER:
            assert car.prepared
            assert not car.stops
            assert car.deal == deal
        assert not move.facts or move.changes
        car = after


@given(DEMANDS)
def test_the_same_demand_again_changes_nothing(demands: list[tuple[str, Any, int]]) -> None:
    car = FRESH
    for demand, deal, n in demands:
        try:
            after = apply(car, decide(car, demand, deal, n))
            again = decide(after, demand, deal, n)
        except Refusal:
            continue
        assert apply(after, again) == after
        assert again.facts == ()
        car = after
