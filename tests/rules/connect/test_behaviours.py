"""Sets of behaviour: a knob that does not fit is named with its place."""

from __future__ import annotations

from typing import Any

import pytest

from murmelbahn.connect.rules.behaviour import WrongKnob, read_behaviours

USUAL = {"plant": {"refuses": 10, "answer_hours": [4, 30]}}


def test_a_set_states_what_differs() -> None:
    found = read_behaviours({"usual": USUAL, "calm": {"plant": {"refuses": 0}}})
    assert found["calm"] == {"plant.refuses": 0, "plant.answer_hours": (4, 30)}


@pytest.mark.parametrize(
    ("tables", "path"),
    [
        ({"usual": {"plant": {"refuses": 1_001}}}, ("usual", "plant", "refuses")),
        ({"usual": {"plant": {"refuses": "often"}}}, ("usual", "plant", "refuses")),
        ({"usual": {"plant": {"answer_hours": [30, 4]}}}, ("usual", "plant", "answer_hours")),
        ({"usual": {"plant": {"answer_hours": ["4", "30"]}}}, ("usual", "plant", "answer_hours")),
        ({"usual": {"plant": {"answer_hours": [4.5, 30]}}}, ("usual", "plant", "answer_hours")),
        ({"usual": {"plant": 3}}, ("usual", "plant")),
        ({"usual": 3}, ("usual",)),
        ({"usual": USUAL, "calm": {"plant": {"refuse": 0}}}, ("calm", "plant", "refuse")),
        ({"usual": USUAL, "calm": {"plant": {"refuses": [0, 1]}}}, ("calm", "plant", "refuses")),
        ({"calm": {"plant": {"refuses": 0}}}, ("calm", "plant", "refuses")),
    ],
)
def test_a_knob_that_does_not_fit_is_named(tables: dict[str, Any], path: tuple[str, ...]) -> None:
    with pytest.raises(WrongKnob) as wrong:
        read_behaviours(tables)
    assert wrong.value.path == path
