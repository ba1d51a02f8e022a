"""The cheapest full order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from murmelbahn.reasoner.core import choices_between, reasons_between
from murmelbahn.reasoner.formula import Contradiction, Formula
from murmelbahn.reasoner.optimum import cheapest


@dataclass(frozen=True, slots=True)
class Completion:
    """Every item of a valid order, in the formula's order, and the sum of its weights."""

    items: tuple[str, ...]
    cost: int


def complete(formula: Formula, choices: Iterable[str] = (), weights: Mapping[str, int] | None = None) -> Completion:
    """The valid order with these choices whose weights sum to the least; of equally cheap ones, one with fewest items.

    Weights may be negative (preferred items). Raises `Contradiction`, `UnknownName`.
    """
    worth = weights or {}
    formula.literals(worth)
    chosen = formula.literals(choices)
    scale = len(formula.names) + 1
    wishes: dict[int, int] = {}
    for n, name in enumerate(formula.names, 1):
        price = worth.get(name, 0) * scale + 1
        wishes[-n if price > 0 else n] = abs(price)
    solution = cheapest(formula, chosen, wishes)
    if solution is None:
        core = choices_between(formula, (), chosen)
        raise Contradiction(tuple(formula.choice(literal) for literal in core), reasons_between(formula, core))
    items = tuple(name for n, name in enumerate(formula.names, 1) if n in solution)
    return Completion(items, sum(worth.get(name, 0) for name in items))
