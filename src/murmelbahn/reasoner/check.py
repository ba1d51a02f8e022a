"""Is this full order valid, and if not, why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from murmelbahn.reasoner.formula import Formula


@dataclass(frozen=True, slots=True)
class Check:
    """Rules that the order breaks, each once, and names nobody knows. A valid order has neither."""

    broken: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def valid(self) -> bool:
        return not self.broken and not self.unknown


def check(formula: Formula, order: Iterable[str]) -> Check:
    """Judge a full order: items that it does not name are not in it."""
    items = set(order)
    has = {formula.number[name] for name in items if name in formula.number}
    broken = dict.fromkeys(
        reason
        for clause, reason in zip(formula.clauses, formula.reasons, strict=True)
        if not any((literal in has) if literal > 0 else (-literal not in has) for literal in clause)
    )
    return Check(tuple(broken), tuple(sorted(items - formula.number.keys())))
