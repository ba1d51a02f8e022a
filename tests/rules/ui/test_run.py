"""The drawing: marbles lie on their lanes, in order, and up to a gate that holds them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from murmelbahn.ui.rules.run import TALL, WIDE, draw
from murmelbahn.ui.terms import Gate, GateState, Lane, Run


@st.composite
def runs(pick: st.DrawFn) -> Run:
    groups = pick(st.integers(2, 9))
    at = pick(st.integers(0, groups - 1))
    held = pick(st.booleans())
    gates = tuple(
        Gate(
            code=str(place),
            label="",
            state=GateState.PASSED if place < at else GateState.HELD if held else GateState.AHEAD,
        )
        for place in range(groups - 1)
    )
    lanes = []
    for code in ("vehicle", "customer", "value"):
        stations = tuple(tuple(f"{group}.{n}" for n in range(pick(st.integers(0, 5)))) for group in range(groups))
        lanes.append(
            Lane(code=code, label="", stations=stations, at=(at, pick(st.integers(-1, len(stations[at]) - 1))), here="")
        )
    return Run(lanes=tuple(lanes), gates=gates)


@settings(deadline=None)
@given(runs(), st.sampled_from([WIDE, TALL]))
def test_marbles_lie_between_the_gates_of_their_stretch(run: Run, frame: object) -> None:
    picture = draw(run, frame)  # type: ignore[arg-type]
    group = run.lanes[0].at[0]

    def along(spot: object) -> float:
        return spot.y if picture.upright else spot.x  # type: ignore[attr-defined,no-any-return]

    for marble in picture.marbles:
        assert 0 <= marble.x <= picture.width
        assert 0 <= marble.y <= picture.height
        if group > 0:
            assert along(marble) >= along(picture.gates[group - 1].first)
        if group < len(picture.gates):
            assert along(marble) <= along(picture.gates[group].first)


@settings(deadline=None)
@given(runs())
def test_every_station_is_drawn_and_done_ones_are_behind(run: Run) -> None:
    picture = draw(run, WIDE)
    assert len(picture.stations) == sum(len(codes) for lane in run.lanes for codes in lane.stations)
    for lane, marble in zip(run.lanes, picture.marbles, strict=True):
        behind = [spot.x for spot in picture.stations if spot.lane == lane.code and spot.done]
        assert all(x <= marble.x + 0.1 for x in behind)


def test_lanes_pinch_at_gates_and_part_between_them() -> None:
    gates = tuple(Gate(code=str(n), label="", state=GateState.AHEAD) for n in range(2))
    lanes = tuple(Lane(code=c, label="", stations=(("a",), ("b",), ("c",)), at=(0, 0), here="a") for c in "xyz")
    picture = draw(Run(lanes=lanes, gates=gates), WIDE)
    first, last = picture.gates[0].first, picture.gates[0].last
    apart = max(spot.y for spot in picture.stations) - min(spot.y for spot in picture.stations)
    assert last.y - first.y < apart


def test_groups_that_do_not_fit_are_refused() -> None:
    lane = Lane(code="x", label="", stations=(("a",),), at=(0, 0), here="a")
    with pytest.raises(ValueError):
        draw(Run(lanes=(lane,), gates=(Gate(code="g", label="", state=GateState.AHEAD),)), WIDE)
