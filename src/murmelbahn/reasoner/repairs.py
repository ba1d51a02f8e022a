"""Which own choices to give up for a wish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from murmelbahn.reasoner.formula import Formula
from murmelbahn.reasoner.optimum import sacrifices


@dataclass(frozen=True, slots=True)
class Repair:
    """Own choices to give up and the sum of their weights. No smaller part of them would do."""

    give_up: tuple[str, ...]
    cost: int


def repairs(
    formula: Formula, choices: Iterable[str], wish: str, weights: Mapping[str, int] | None = None, limit: int = 3
) -> tuple[Repair, ...]:
    """The cheapest `limit` repairs, cheapest first; none when the rules alone block the wish.

    `weights` say what a choice is worth to the asker (default 1, at least 1). A possible wish has the one empty repair.
    """
    worth = weights or {}
    [wanted] = formula.literals([wish])
    chosen = {literal: max(1, worth.get(formula.choice(literal), 1)) for literal in formula.literals(choices)}
    given_up = (chosen.pop(-wanted, 0), formula.choice(-wanted))
    found = []
    for broken in islice(sacrifices(formula, [wanted], chosen), limit):
        names = tuple(formula.choice(literal) for literal in broken)
        cost = sum(chosen[literal] for literal in broken)
        if given_up[0]:
            names, cost = (given_up[1], *names), cost + given_up[0]
        found.append(Repair(names, cost))
    return tuple(found)
