"""Share codes: the same way back, however they are written down."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.vehicle.rules.share import LONG, code_of, range_of

IDS = st.uuids()
"""Ids of configurations are hashes (UUIDv5), so every bit that a code takes may be anything."""


@given(IDS)
def test_a_code_means_its_configuration(configuration: UUID) -> None:
    first, last = range_of(code_of(configuration)) or (UUID(int=0), UUID(int=0))
    assert first <= configuration <= last
    assert range_of(code_of(configuration, length=LONG)) == (configuration, configuration)


@given(IDS, st.sampled_from(["lower", "spaces", "letters"]))
def test_a_code_may_be_read_out_and_written_down(configuration: UUID, how: str) -> None:
    code = code_of(configuration)
    heard = {
        "lower": code.lower(),
        "spaces": code.replace("-", " "),
        "letters": code.replace("0", "O").replace("1", "l"),
    }[how]
    assert range_of(heard) == range_of(code)


@given(st.text(max_size=40))
def test_anything_else_is_no_code(text: str) -> None:
    found = range_of(text)
    assert found is None or found[0] <= found[1]


def test_a_code_can_be_read_out() -> None:
    code = code_of(UUID("0123456789abcdef0123456789abcdef"))
    assert [len(group) for group in code.split("-")] == [3, 3, 3]
    assert not set(code) & set("ILOU")
    assert range_of("U" * 9) is None
    assert range_of("Z" * LONG) is None
