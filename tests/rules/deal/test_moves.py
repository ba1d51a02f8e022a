"""The table of moves: from every state of every track there is a way on or out."""

from __future__ import annotations

import pytest

from murmelbahn.deal.rules.moves import EXITS, MOVES, allowed, exits, onward, track_of
from murmelbahn.deal.terms import Customer, End, Gate, Track, Value, Variant, Vehicle

LAST = {Vehicle.HANDED_OVER, Vehicle.RETURNED, Customer.SETTLED, Value.SETTLED}
FIRST = {Track.VEHICLE: Vehicle.CHOSEN, Track.CUSTOMER: Customer.LEAD, Track.VALUE: Value.PRICED}
SKIPPED = {
    Variant.STOCK: {Vehicle.SCHEDULED, Vehicle.FROZEN, Vehicle.BUILT},
    Variant.BUILD_TO_ORDER: {Vehicle.HELD},
}


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("state", [*Vehicle, *Customer, *Value])
def test_from_every_state_a_way_leads_to_the_last(state: Vehicle | Customer | Value, variant: Variant) -> None:
    if state in SKIPPED[variant]:
        return
    reached, frontier = {state}, [state]
    while frontier:
        for move in onward(frontier.pop(), variant):
            if move.target not in reached:
                reached.add(move.target)
                frontier.append(move.target)
    assert reached & LAST, f"{state} is a dead end"


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("track", list(Track))
def test_every_state_is_reached_from_the_first(track: Track, variant: Variant) -> None:
    reached, frontier = {FIRST[track]}, [FIRST[track]]
    while frontier:
        for move in onward(frontier.pop(), variant):
            if move.target not in reached:
                reached.add(move.target)
                frontier.append(move.target)
    states = {Track.VEHICLE: Vehicle, Track.CUSTOMER: Customer, Track.VALUE: Value}[track]
    assert set(states) - reached - SKIPPED[variant] == set()


@pytest.mark.parametrize("customer", [state for state in Customer if state is not Customer.SETTLED])
def test_a_deal_can_be_left_from_every_customer_state(customer: Customer) -> None:
    assert list(exits(customer))


def test_every_end_and_every_gate_stands_in_the_tables() -> None:
    assert {row.end for row in EXITS} == set(End)
    guarded = {move.gate for move in MOVES if move.gate}
    assert guarded == set(Gate) - {Gate.ORDER} | {Gate.ORDER}


def test_a_row_stays_on_its_track() -> None:
    for move in MOVES:
        assert {track_of(source) for source in move.sources} == {move.track}
        assert move.target not in move.sources


def test_no_pair_of_states_has_two_rows() -> None:
    pairs = [(source, move.target, move.only) for move in MOVES for source in move.sources]
    assert len(pairs) == len(set(pairs))
    assert allowed(Vehicle.CHOSEN, Vehicle.HANDED_OVER, Variant.STOCK) is None
