"""Rules as clauses over named items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

Clause = tuple[int, ...]


class UnknownName(ValueError):
    """Names that the formula does not have: `names`."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(sorted(names))
        super().__init__(", ".join(self.names))


class Contradiction(ValueError):
    """The choices exclude each other: `choices` is a smallest set that does, `reasons` the rules between them."""

    def __init__(self, choices: tuple[str, ...], reasons: tuple[str, ...]) -> None:
        self.choices, self.reasons = choices, reasons
        super().__init__(" ".join(choices))


@dataclass(frozen=True)
class Formula:
    """Item n (from 1) is `names[n - 1]`; `clauses[i]` belongs to the rule `reasons[i]`. Equal formulas share a solver."""

    names: tuple[str, ...]
    clauses: tuple[Clause, ...]
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.reasons:
            object.__setattr__(self, "reasons", ("rule",) * len(self.clauses))
        if len(self.reasons) != len(self.clauses):
            raise ValueError("each clause has one reason")

    @cached_property
    def number(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(self.names, 1)}

    @cached_property
    def _hash(self) -> int:
        return hash((self.names, self.clauses, self.reasons))

    def __hash__(self) -> int:
        return self._hash

    def literals(self, choices: Iterable[str]) -> list[int]:
        """Choices as literals, each once, in the order given. Raises `UnknownName`."""
        wanted = list(dict.fromkeys(choices))
        unknown = [choice for choice in wanted if choice.removeprefix("!") not in self.number]
        if unknown:
            raise UnknownName(choice.removeprefix("!") for choice in unknown)
        return [-self.number[c[1:]] if c.startswith("!") else self.number[c] for c in wanted]

    def choice(self, literal: int) -> str:
        """Inverse of `literals` for one."""
        return self.names[literal - 1] if literal > 0 else f"!{self.names[-literal - 1]}"


def join(one: Formula, other: Formula) -> Formula:
    """What both formulas allow. An item that only one of them knows cannot be had."""
    if one == other:
        return one
    names = (*one.names, *(name for name in other.names if name not in one.number))
    number = {name: n for n, name in enumerate(names, 1)}
    clauses: list[Clause] = []
    reasons: list[str] = []
    for formula in (one, other):
        for clause, reason in zip(formula.clauses, formula.reasons, strict=True):
            moved = tuple(number[formula.names[abs(literal) - 1]] * (1 if literal > 0 else -1) for literal in clause)
            clauses.append(moved)
            reasons.append(reason)
        for name in names:
            if name not in formula.number:
                clauses.append((-number[name],))
                reasons.append(f"gone.{name}")
    return Formula(names, tuple(clauses), tuple(reasons))


def from_dimacs(text: str) -> Formula:
    """Read DIMACS CNF; comment lines `c <number> <name>` name the items. Raises ValueError for anything else."""
    named: dict[int, str] = {}
    numbers: list[int] = []
    size = 0
    for line in text.splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] == "c":
            if len(words) >= 3 and words[1].isdigit():
                named[int(words[1])] = words[2]
        elif words[0] == "p":
            size = int(words[2])
        else:
            numbers.extend(map(int, words))
    clauses: list[Clause] = []
    clause: list[int] = []
    for literal in numbers:
        if literal:
            clause.append(literal)
        else:
            clauses.append(tuple(clause))
            clause = []
    size = max([size, *(abs(literal) for c in clauses for literal in c)])
    return Formula(tuple(named.get(n, str(n)) for n in range(1, size + 1)), tuple(clauses))
