"""A late change: some of the order can no longer move, the rest should move as little as it costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from murmelbahn.reasoner.core import minimal_core, reasons_between, smallest_core
from murmelbahn.reasoner.formula import Formula
from murmelbahn.reasoner.optimum import cheapest
from murmelbahn.reasoner.solver import engine


@dataclass(frozen=True, slots=True)
class Changed:
    """The admissible order that is nearest to the old one by the weights of what changes."""

    items: tuple[str, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why there is none: the smallest set of groups that cannot move, wishes that contribute, a minimal chain of rules."""

    groups: tuple[str, ...]
    wishes: tuple[str, ...]
    reasons: tuple[str, ...]


def change(
    formula: Formula,
    old: Iterable[str],
    wish: Iterable[str],
    frozen: Mapping[str, Iterable[str]],
    weights: Mapping[str, int],
) -> Changed | Blocked:
    """The cheapest admissible change of `old` that fulfils `wish`. `frozen` are groups of items that stay as they are;
    `weights` say what changing an item costs (default 1). Raises `UnknownName`.
    """
    has = set(formula.literals(old))
    wanted = formula.literals(wish)
    groups = {name: [n if n in has else -n for n in formula.literals(items)] for name, items in frozen.items()}
    stays = [literal for group in groups.values() for literal in group]
    wishes: dict[int, int] = {}
    for n, name in enumerate(formula.names, 1):
        wishes[n if n in has else -n] = max(1, weights.get(name, 1))
    solution = cheapest(formula, [*wanted, *stays], wishes)
    if solution is None:
        return _blocked(formula, wanted, groups)
    return Changed(
        tuple(name for n, name in enumerate(formula.names, 1) if n in solution),
        sum(weight for literal, weight in wishes.items() if literal not in solution),
    )


def _blocked(formula: Formula, wanted: list[int], groups: Mapping[str, list[int]]) -> Blocked:
    solver = engine(formula)
    numbered = dict(enumerate(groups, 1))

    def literals(some: Iterable[int]) -> list[int]:
        return [literal for n in some for literal in groups[numbered[n]]]

    needed = smallest_core(lambda some: solver.solve([*wanted, *literals(some)]), list(numbered))
    stays = literals(needed)
    wishes = minimal_core(lambda some: solver.solve([*stays, *some]), wanted)
    return Blocked(
        tuple(numbered[n] for n in needed),
        tuple(formula.choice(literal) for literal in wishes),
        reasons_between(formula, list(dict.fromkeys([*stays, *wishes]))),
    )
