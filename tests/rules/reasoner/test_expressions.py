"""Conditions as people write them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.reasoner.expressions import BadExpression, holds, implication, names, negate, parse

ITEMS = ("A", "B", "C")
TEXTS = st.recursive(
    st.sampled_from(ITEMS),
    lambda part: st.one_of(
        part.map(lambda a: f"!({a})"),
        st.tuples(part, part).map(lambda p: f"({p[0]} & {p[1]})"),
        st.tuples(part, part).map(lambda p: f"({p[0]} | {p[1]})"),
    ),
    max_leaves=8,
)


def worlds() -> list[frozenset[str]]:
    return [
        frozenset(item for item, there in zip(ITEMS, signs, strict=True) if there)
        for signs in product((True, False), repeat=len(ITEMS))
    ]


def truth(text: str, world: frozenset[str]) -> bool:
    """Judged by Python's own reading of the same text."""
    words = text.replace("!", " not ").replace("&", " and ").replace("|", " or ").strip()
    return bool(eval(words, {"__builtins__": {}}, {item: item in world for item in ITEMS}))


@given(TEXTS)
def test_parsing_and_negation_keep_the_meaning(text: str) -> None:
    for world in worlds():
        assert holds(parse(text), world) == truth(text, world)
        assert holds(negate(parse(text)), world) != truth(text, world)


@given(TEXTS, TEXTS)
def test_clauses_of_an_implication_hold_exactly_where_it_does(condition: str, consequence: str) -> None:
    clauses = implication(parse(condition), parse(consequence))
    for world in worlds():
        satisfied = all(any((lit[1:] not in world) if lit[0] == "!" else lit in world for lit in c) for c in clauses)
        assert satisfied == (not truth(condition, world) or truth(consequence, world))


def test_a_family_in_front_of_an_item_is_for_the_reader() -> None:
    assert parse("engine=E30P & !wheels=W20") == parse("E30P & !W20")
    assert names(parse("engine=E30P & !wheels=W20")) == {"E30P", "W20"}


@pytest.mark.parametrize("text", ["A &", "A B", "(A", "A )", "& A", "A + B", "!"])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(BadExpression):
        parse(text)
