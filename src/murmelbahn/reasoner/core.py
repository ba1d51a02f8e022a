"""Smallest and minimal contradictions: what a person must be told, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pysat.examples.hitman import Hitman

from murmelbahn.reasoner.formula import Formula
from murmelbahn.reasoner.solver import engine

Possible = Callable[[Sequence[int]], bool]


def smallest_core(possible: Possible, literals: Sequence[int]) -> tuple[int, ...]:
    """A set of `literals` of smallest size that is not possible together. They must not be possible as a whole.

    Implicit hitting sets (Ignatiev, Previti, Liffiton, Marques-Silva 2015): a core meets the rest of every possible set, so
    the smallest set that meets all rests found so far is a core, or shows a new rest.
    """
    with Hitman(solver="m22", htype="sorted") as hitting:
        while True:
            candidate = hitting.get() or []
            if not possible(candidate):
                return tuple(literal for literal in literals if literal in candidate)
            kept = list(candidate)
            for literal in literals:
                if literal not in kept and possible([*kept, literal]):
                    kept.append(literal)
            hitting.hit([literal for literal in literals if literal not in kept])


def minimal_core(possible: Possible, literals: Sequence[int]) -> tuple[int, ...]:
    """A core of which nothing can be left out (by deletion): not always a smallest one, found in one test per literal."""
    kept = list(literals)
    for literal in literals:
        rest = [other for other in kept if other != literal]
        if not possible(rest):
            kept = rest
    return tuple(kept)


def choices_between(formula: Formula, fixed: Sequence[int], literals: Sequence[int]) -> tuple[int, ...]:
    """The smallest part of `literals` that excludes `fixed` under all rules."""
    solver = engine(formula)
    return smallest_core(lambda some: solver.solve([*fixed, *some]), literals)


def reasons_between(formula: Formula, literals: Sequence[int]) -> tuple[str, ...]:
    """A minimal set of rules that excludes `literals` together, in the formula's order."""
    solver = engine(formula, guarded=True)
    switches = list(solver.switches)
    if solver.solve([*literals, *switches]):
        raise ValueError("these literals do not exclude each other")
    first = solver.core()
    needed = minimal_core(
        lambda some: solver.solve([*literals, *some]), [switch for switch in switches if switch in first]
    )
    return tuple(solver.switches[switch] for switch in needed)
