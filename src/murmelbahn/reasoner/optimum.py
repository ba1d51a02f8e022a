"""The cheapest way to satisfy: weighted partial MaxSAT (pysat's RC2), with whole-number weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from murmelbahn.reasoner.formula import Formula


def _problem(formula: Formula, hard: Sequence[int], wishes: Mapping[int, int]) -> WCNF:
    problem = WCNF()
    for clause in formula.clauses:
        problem.append(list(clause))
    for literal in hard:
        problem.append([literal])
    for literal, weight in wishes.items():
        if weight > 0:
            problem.append([literal], weight=weight)
    return problem


def cheapest(formula: Formula, hard: Sequence[int], wishes: Mapping[int, int]) -> set[int] | None:
    """Literals of a solution that breaks wishes of the least total weight; None when `hard` is impossible.

    A weight must not be negative: wish the opposite literal instead.
    """
    if not formula.names:
        return set()
    with RC2(_problem(formula, hard, wishes), solver="m22") as search:
        model = search.compute()
    if model is None:
        return None
    true = set(model)
    return {n if n in true else -n for n in range(1, len(formula.names) + 1)}


def sacrifices(formula: Formula, hard: Sequence[int], wishes: Mapping[int, int]) -> Iterator[tuple[int, ...]]:
    """Minimal sets of wishes to give up, cheapest first; nothing when `hard` alone is impossible. Weights are positive."""
    with RC2(_problem(formula, hard, wishes), solver="m22") as search:
        while (model := search.compute()) is not None:
            true = set(model)
            broken = tuple(literal for literal in wishes if literal not in true)
            yield broken
            if not broken:
                return
            search.add_clause(list(broken))
