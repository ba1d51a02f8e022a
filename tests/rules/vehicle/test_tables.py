"""A table of allowed combinations forbids everything else, and nothing more."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.kernel.periods import Period
from murmelbahn.reasoner.check import check
from murmelbahn.reasoner.formula import Formula
from murmelbahn.vehicle.rules.model.artefact import Family
from murmelbahn.vehicle.rules.model.reading import Row
from murmelbahn.vehicle.rules.model.tables import clauses

FAMILIES = (
    Family(code="a", items=("A1", "A2", "A3"), at_least=1, at_most=1, approval=True),
    Family(code="b", items=("B1", "B2"), at_least=0, at_most=1, approval=True),
    Family(code="c", items=("C1", "C2"), at_least=1, at_most=1, approval=True),
)
CELLS = {
    "a": st.sampled_from(["A1", "A2", "A3", "*"]),
    "b": st.sampled_from(["B1", "B2", "-", "*"]),
    "c": st.sampled_from(["C1", "C2", "*"]),
}
ROWS = st.lists(st.fixed_dictionaries(CELLS), max_size=6)


@given(ROWS)
def test_exactly_the_rows_are_allowed(cells: list[dict[str, str]]) -> None:
    rows = [Row(n, one, Period(), frozenset()) for n, one in enumerate(cells)]
    names = tuple(item for family in FAMILIES for item in family.items)
    blank = Formula(names, ())
    found = [*clauses(FAMILIES, rows), *(clause for family in FAMILIES for clause in family.clauses())]
    formula = Formula(names, tuple(tuple(blank.literals(clause)) for clause in found))
    for a, b, c in product(("A1", "A2", "A3"), ("B1", "B2", "-"), ("C1", "C2")):
        allowed = any(row["a"] in ("*", a) and row["b"] in ("*", b) and row["c"] in ("*", c) for row in cells)
        assert check(formula, [item for item in (a, b, c) if item != "-"]).valid == allowed
