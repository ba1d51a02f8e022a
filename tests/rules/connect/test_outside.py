"""Draws, behaviours, batches: the same for ever, whatever was asked before."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import murmelbahn.connect
from murmelbahn.connect.rules.behaviour import checked, read_behaviours
from murmelbahn.connect.rules.outside import Outside
from murmelbahn.connect.rules.slots import HOURS, bank_day, monday, slot
from murmelbahn.connect.terms import UnknownBehaviour, World

FILE = Path(murmelbahn.connect.__file__).parent / "data" / "behaviour.toml"
SETS = read_behaviours(tomllib.loads(FILE.read_text()))
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


def test_draws_are_written_in_stone() -> None:
    """These figures may never change: a world's seed is a promise."""
    assert [Outside(7, "deal 1", {}).number(10**6, "vin", n) for n in range(3)] == [447065, 110536, 427007]


@settings(deadline=None)
@given(st.integers(), st.text(max_size=20), st.integers(1, 10**12), st.text(max_size=10))
def test_a_number_is_below_its_bound(seed: int, name: str, below: int, what: str) -> None:
    assert 0 <= Outside(seed, name, {}).number(below, what) < below


@settings(deadline=None)
@given(st.integers(), st.integers(0, 1000))
def test_zero_never_happens_and_a_thousand_always(seed: int, n: int) -> None:
    drawn = Outside(seed, "x", {"never": 0, "always": 1000, "span": (3, 5)})
    assert not drawn.happens("never", n)
    assert drawn.happens("always", n)
    assert 3 <= drawn.between("span", n) <= 5


def test_chances_are_met_over_many_objects() -> None:
    hits = sum(Outside(1, f"deal {n}", {"k": 100}).happens("k") for n in range(10_000))
    assert 900 < hits < 1100


def test_a_span_is_no_chance_and_a_chance_no_span() -> None:
    drawn = Outside(1, "x", {"span": (1, 2), "chance": 1})
    with pytest.raises(TypeError):
        drawn.happens("span")
    with pytest.raises(TypeError):
        drawn.between("chance")


def test_every_world_has_knobs_and_can_be_silent() -> None:
    for name in ("usual", "calm", "still"):
        assert {knob.partition(".")[0] for knob in SETS[name]} == set(World)
    assert all(SETS["still"][f"{world}.silent"] == 1000 for world in World)
    chances = {knob: value for knob, value in SETS["calm"].items() if isinstance(value, int)}
    assert {knob for knob, value in chances.items() if value} == {"bank.after_reminder"}


@pytest.mark.parametrize(
    "changes",
    [
        {"plant.explodes": 1},
        {"plant.refuses": 1001},
        {"plant.refuses": -1},
        {"plant.refuses": True},
        {"plant.refuses": [1, 2]},
        {"plant.answer_hours": 5},
        {"plant.answer_hours": [5, 4]},
        {"plant.answer_hours": [1, 2, 3]},
        {"plant.refuses": "often"},
    ],
)
def test_knobs_that_do_not_exist_or_do_not_fit_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(UnknownBehaviour):
        checked(SETS["usual"], changes)


def test_a_set_with_a_knob_that_usual_lacks_is_a_bug() -> None:
    with pytest.raises(ValueError, match=r"plant\.new"):
        read_behaviours({"usual": {"plant": {"old": 1}}, "odd": {"plant": {"new": 1}}})


@settings(deadline=None)
@given(MOMENTS)
def test_a_batch_is_at_or_after_the_moment_and_within_half_a_day(at: datetime) -> None:
    batch = slot(at)
    assert timedelta() <= batch - at <= timedelta(hours=12)
    assert batch.hour in HOURS
    assert slot(batch) == batch


@settings(deadline=None)
@given(DAYS)
def test_bank_days_and_mondays(day: date) -> None:
    booked = bank_day(day)
    assert booked.weekday() < 5
    assert timedelta() <= booked - day <= timedelta(days=2)
    assert monday(day).weekday() == 0
    assert timedelta() <= day - monday(day) < timedelta(days=7)
