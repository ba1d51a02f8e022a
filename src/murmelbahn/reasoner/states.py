"""What each item is after the choices made so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from murmelbahn.reasoner.core import choices_between, reasons_between
from murmelbahn.reasoner.formula import Contradiction, Formula
from murmelbahn.reasoner.solver import Engine, engine


class State(StrEnum):
    """Chosen by the asker; implied: every completion has it; blocked: none has it; free: some have it."""

    CHOSEN = "chosen"
    IMPLIED = "implied"
    BLOCKED = "blocked"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class States:
    """The state of every item, exact."""

    of: dict[str, State]

    def having(self, state: State) -> frozenset[str]:
        return frozenset(name for name, found in self.of.items() if found is state)


def states(formula: Formula, choices: Iterable[str] = ()) -> States:
    """The state of every item. Raises `Contradiction` when the choices exclude each other, `UnknownName`."""
    chosen = formula.literals(choices)
    solver = engine(formula)
    if not solver.solve(chosen):
        core = choices_between(formula, (), chosen)
        raise Contradiction(tuple(formula.choice(literal) for literal in core), reasons_between(formula, core))
    fixed = _backbone(solver, chosen)
    return States({name: _state(n, chosen, fixed) for n, name in enumerate(formula.names, 1)})


def _state(n: int, chosen: list[int], fixed: set[int]) -> State:
    if n in chosen:
        return State.CHOSEN
    if n in fixed:
        return State.IMPLIED
    return State.BLOCKED if -n in fixed else State.FREE


def _backbone(solver: Engine, chosen: list[int]) -> set[int]:
    """Literals true in every completion. Each model found clears all candidates it contradicts; the rest is asked singly."""
    fixed = solver.propagate(chosen) | set(chosen)
    candidates = solver.model() - fixed
    for literal in sorted(candidates, key=abs):
        if literal not in candidates:
            continue
        solver.prefer([-other for other in candidates])
        if solver.solve([*chosen, -literal]):
            candidates &= solver.model()
        else:
            fixed.add(literal)
            candidates.discard(literal)
    return fixed
