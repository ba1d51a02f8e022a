"""How many valid orders there are: exact, by splitting into independent parts and remembering them (#SAT, Bayardo 2000)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from murmelbahn.reasoner.formula import Formula

Clauses = frozenset[tuple[int, ...]]


def count(formula: Formula, choices: Iterable[str] = ()) -> int:
    """The number of valid full orders with these choices. Meant for models of some hundred items. Raises `UnknownName`."""
    chosen = formula.literals(choices)
    clauses: Clauses = frozenset(tuple(sorted(set(clause))) for clause in formula.clauses)
    clauses = frozenset(clause for clause in clauses if not any(-literal in clause for literal in clause))
    items = frozenset(range(1, len(formula.names) + 1))
    for literal in chosen:
        if -literal in chosen:
            return 0
        reduced = _assign(clauses, literal)
        if reduced is None:
            return 0
        clauses = reduced
    return _count(clauses, items - {abs(literal) for literal in chosen}, {})


def _count(clauses: Clauses, items: frozenset[int], known: dict[Clauses, int]) -> int:
    """Orders over exactly `items`. `known` counts each independent part over the items it names."""
    total = 1
    named: set[int] = set()
    for part in _parts(clauses):
        inside = frozenset(abs(literal) for clause in part for literal in clause)
        named |= inside
        if part not in known:
            known[part] = _branch(part, inside, known)
        total *= known[part]
        if not total:
            return 0
    return total << len(items - named)


def _branch(part: Clauses, items: frozenset[int], known: dict[Clauses, int]) -> int:
    literal = next((clause[0] for clause in part if len(clause) == 1), 0)
    if literal:
        reduced = _assign(part, literal)
        return 0 if reduced is None else _count(reduced, items - {abs(literal)}, known)
    often = Counter(abs(literal) for clause in part for literal in clause)
    item = max(often, key=lambda n: (often[n], -n))
    total = 0
    for literal in (item, -item):
        reduced = _assign(part, literal)
        if reduced is not None:
            total += _count(reduced, items - {item}, known)
    return total


def _assign(clauses: Clauses, literal: int) -> Clauses | None:
    """What remains to be satisfied; None when nothing can."""
    left = set()
    for clause in clauses:
        if literal in clause:
            continue
        if -literal in clause:
            clause = tuple(other for other in clause if other != -literal)
            if not clause:
                return None
        left.add(clause)
    return frozenset(left)


def _parts(clauses: Clauses) -> list[Clauses]:
    """Groups of clauses that share no item with one another."""
    leader: dict[int, int] = {}

    def lead(item: int) -> int:
        while leader.setdefault(item, item) != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    for clause in clauses:
        first = lead(abs(clause[0]))
        for literal in clause[1:]:
            leader[lead(abs(literal))] = first
    groups: dict[int, set[tuple[int, ...]]] = {}
    for clause in clauses:
        groups.setdefault(lead(abs(clause[0])), set()).add(clause)
    return [frozenset(group) for group in groups.values()]
