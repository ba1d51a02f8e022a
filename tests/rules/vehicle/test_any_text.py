"""Whatever text comes, a model is compiled or refused with file and line: nothing else ever happens."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from murmelbahn.vehicle.rules.model.release import Release, compile_release
from murmelbahn.vehicle.terms import BrokenModel
from tests.rules.vehicle.corvane import SMALL

SIGNS = ("[", "]]", '"', "'", "=", "\n", ",", "*", "-", "&", "|", "!", "(", "\x00", "\r", "x\ry", '"\n', "\\u0000")
WORDS = ("E1", "R1", "engine", "2027", "true", "0..n", "[[rule]]", "[model]", "markets = []", "2027-02-30")
PIECES = st.one_of(st.text(max_size=6), st.sampled_from(SIGNS + WORDS))


def outcome(files: dict[str, str]) -> BrokenModel | Release:
    try:
        return compile_release(files)
    except BrokenModel as refused:
        return refused


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(SMALL)), st.integers(0, 2000), st.integers(0, 30), PIECES)
def test_damaged_text_is_refused_or_sound(name: str, at: int, cut: int, piece: str) -> None:
    text = SMALL[name]
    at %= len(text)
    damaged = {**SMALL, name: text[:at] + piece + text[at + cut :]}
    found = outcome(damaged)
    if isinstance(found, Release):
        assert found.slices
    else:
        assert found.parameters["file"] in damaged
        assert found.parameters["line"] >= 0
        assert found.parameters["reason"]
