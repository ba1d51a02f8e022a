"""Whatever text comes, a model is compiled or refused with file and line: nothing else ever happens."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from murmelbahn.vehicle.rules.model.release import compile_release
from murmelbahn.vehicle.terms import BrokenModel
from tests.rules.vehicle.corvane import SMALL

PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["[", "]]", '"', "'", "=", "\n", ",", "*", "-", "&", "|", "!", "(", "E1", "R1", "engine", "2027", "\x00", "\r", "x\ry", "\"\n",
                     "true", "0..n", "[[rule]]", "[model]", "markets = []", "2027-02-30"]),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(SMALL)), st.integers(0, 2000), st.integers(0, 30), PIECES)
def test_damaged_text_is_refused_or_sound(name: str, at: int, cut: int, piece: str) -> None:
    text = SMALL[name]
    at %= len(text)
    damaged = {**SMALL, name: text[:at] + piece + text[at + cut :]}
    try:
        release = compile_release(damaged)
    except BrokenModel as refused:
        assert refused.parameters["file"] in damaged
        assert refused.parameters["line"] >= 0
        assert refused.parameters["reason"]
    else:
        assert release.slices
