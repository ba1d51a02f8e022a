"""What must be known before a release: what can never be built, what everyone must take, what says a thing twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from murmelbahn.reasoner.core import reasons_between
from murmelbahn.reasoner.expressions import parse
from murmelbahn.reasoner.formula import Formula
from murmelbahn.reasoner.solver import engine
from murmelbahn.reasoner.states import State, states
from murmelbahn.reasoner.why import why
from murmelbahn.vehicle.rules.model.artefact import Artefact
from murmelbahn.vehicle.rules.model.places import Fault
from murmelbahn.vehicle.rules.model.reading import Source
from murmelbahn.vehicle.rules.model.slicing import Cell


def faults(source: Source, compiled: Mapping[str, tuple[Artefact, Sequence[Cell]]]) -> list[Fault]:
    """What forbids a release: contradictions, items that can never be had, values that are missing or given twice."""
    found: list[Fault] = []
    dead: list[set[str]] = []
    for artefact, cells in compiled.values():
        if not engine(artefact.formula).solve([]):
            rules = ", ".join(reasons_between(artefact.formula, []))
            found.append(Fault(source.head_file, 0, f"no car can be built {_when(cells)}: {rules} contradict"))
            continue
        dead.append(set(states(artefact.formula).having(State.BLOCKED)))
        found += [Fault(source.head_file, 0, f"{reason} {_when(cells)}") for reason in _technical(artefact)]
    if found or not dead:
        return found
    newest = list(compiled.values())[-1][0]
    for code in sorted(set.intersection(*dead)):
        found.append(_at_item(source, code, f"item {code} can never be had: {_because(newest, code)}"))
    return found


def notes(source: Source, compiled: Mapping[str, tuple[Artefact, Sequence[Cell]]]) -> list[Fault]:
    """What a product manager should look at: items dead in a market, forced items, rules that others imply already."""
    found: list[Fault] = []
    dead_in: dict[str, list[set[str]]] = {}
    redundant: list[set[str]] = []
    forced: list[set[str]] = []
    for artefact, cells in compiled.values():
        found_states = states(artefact.formula)
        for cell in cells:
            dead_in.setdefault(cell.market, []).append(set(found_states.having(State.BLOCKED)))
        optional = {item for f in artefact.families for item in f.items if f.at_least < len(f.items)}
        forced.append(set(found_states.having(State.IMPLIED)) & optional)
        redundant.append(_redundant(artefact))
    for market, dead in sorted(dead_in.items()):
        for code in sorted(set.intersection(*dead)):
            found.append(_at_item(source, code, f"item {code} can never be had in market {market}"))
    for code in sorted(set.intersection(*forced)):
        found.append(_at_item(source, code, f"item {code} is in every car"))
    for rule in sorted(set.intersection(*redundant)):
        found.append(_at_rule(source, rule, f"rule {rule} follows from the other rules"))
    return found


def _technical(artefact: Artefact) -> list[str]:
    """Each buildable car has exactly one row of values."""
    found = []
    conditions = [parse(row.when) for row in artefact.technical]
    blank = artefact.formula
    solver = engine(blank)
    for (one, first), (other, second) in combinations(enumerate(conditions), 2):
        for a in first:
            for b in second:
                if solver.solve(blank.literals(a | b)):
                    texts = f"'{artefact.technical[one].when}' and '{artefact.technical[other].when}'"
                    found.append(f"technical values {texts} both hold for some car")
    uncovered = Formula(
        blank.names,
        (
            *blank.clauses,
            *(tuple(blank.literals(f"!{c}".replace("!!", "") for c in cube)) for when in conditions for cube in when),
        ),
    )
    if engine(uncovered).solve([]):
        has = sorted(blank.choice(literal) for literal in engine(uncovered).model() if literal > 0)
        found.append(f"no technical values for {' '.join(has)}")
    return list(dict.fromkeys(found))


def _redundant(artefact: Artefact) -> set[str]:
    """Rules of which every clause follows from the rest."""
    formula = artefact.formula
    found = set()
    for rule in artefact.rules:
        rest = [(c, r) for c, r in zip(formula.clauses, formula.reasons, strict=True) if r != rule.id]
        without = engine(Formula(formula.names, tuple(c for c, _ in rest), tuple(r for _, r in rest)))
        if not any(without.solve([-literal for literal in formula.literals(clause)]) for clause in rule.clauses):
            found.add(rule.id)
    return found


def _because(artefact: Artefact, code: str) -> str:
    explanation = why(artefact.formula, [], code)
    return ", ".join(explanation.reasons) if explanation else "never offered"


def _when(cells: Sequence[Cell]) -> str:
    cell = cells[0]
    return f"(market {cell.market}, ordered from {cell.order.start or 'ever'}, built from {cell.build.start or 'ever'})"


def _at_item(source: Source, code: str, reason: str) -> Fault:
    for file, part in source.parts.items():
        section = "item" if code in part.item else "package" if code in part.package else ""
        if section:
            return source.fault(file, (section, code), reason)
    return Fault(source.head_file, 0, reason)


def _at_rule(source: Source, rule: str, reason: str) -> Fault:
    for file, part in source.parts.items():
        for section, ids in (("rule", [r.id for r in part.rule]), ("table", [t.id for t in part.table])):
            if rule in ids:
                return source.fault(file, (section, ids.index(rule)), reason)
    return Fault(source.head_file, 0, reason)
