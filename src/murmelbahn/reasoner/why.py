"""Why a wish is blocked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from murmelbahn.reasoner.core import choices_between, reasons_between
from murmelbahn.reasoner.formula import Formula
from murmelbahn.reasoner.solver import engine


@dataclass(frozen=True, slots=True)
class Why:
    """The smallest set of own choices that blocks the wish (none: the rules alone do), and a minimal chain of rules."""

    wish: str
    choices: tuple[str, ...]
    reasons: tuple[str, ...]


def why(formula: Formula, choices: Iterable[str], wish: str) -> Why | None:
    """Explain a blocked wish (`item` or `!item`); None when it is possible. Raises `UnknownName`."""
    [wanted] = formula.literals([wish])
    chosen = formula.literals(choices)
    if engine(formula).solve([*chosen, wanted]):
        return None
    blocking = choices_between(formula, [wanted], chosen)
    return Why(
        wish,
        tuple(formula.choice(literal) for literal in blocking),
        reasons_between(formula, [*blocking, wanted]),
    )
