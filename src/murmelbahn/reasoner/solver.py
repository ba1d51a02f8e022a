"""One incremental solver per formula and thread: made once, asked with assumptions.

`plain` holds the clauses as they are. In `guarded` each rule hangs on a switch, so that rules can be questioned like choices.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from pysat.solvers import Solver

from murmelbahn.reasoner.formula import Formula

KEPT = 32
"""Solvers a thread keeps: about one megabyte each for a model of thousands of clauses."""


class Engine:
    """A thin, typed face of one pysat solver."""

    def __init__(self, formula: Formula, *, guarded: bool) -> None:
        self.formula = formula
        self.switches: dict[int, str] = {}
        switch_of: dict[str, int] = {}
        self._solver = Solver(name="minisat22")
        for clause, reason in zip(formula.clauses, formula.reasons, strict=True):
            if guarded:
                switch = switch_of.setdefault(reason, len(formula.names) + 1 + len(switch_of))
                self._solver.add_clause([-switch, *clause])
            else:
                self._solver.add_clause(list(clause))
        self.switches = {switch: reason for reason, switch in switch_of.items()}

    def solve(self, assumptions: Sequence[int]) -> bool:
        return bool(self._solver.solve(assumptions=list(assumptions)))

    def core(self) -> set[int]:
        """Assumptions that the last, failed `solve` needed."""
        return set(self._solver.get_core() or ())

    def model(self) -> set[int]:
        """The literals of the last, successful `solve`, switches left out; items that no clause names are false."""
        size = len(self.formula.names)
        true = {literal for literal in self._solver.get_model() or () if 0 < literal <= size}
        return {n if n in true else -n for n in range(1, size + 1)}

    def propagate(self, assumptions: Sequence[int]) -> set[int]:
        """What unit propagation finds: true, but not all."""
        _, found = self._solver.propagate(assumptions=list(assumptions))
        return set(found)

    def prefer(self, literals: Sequence[int]) -> None:
        """Hint which way to guess first. It changes which answer is found, never whether one is."""
        self._solver.set_phases(literals=list(literals))


_kept = threading.local()


def engine(formula: Formula, *, guarded: bool = False) -> Engine:
    """The solver of a formula in this thread."""
    engines: OrderedDict[tuple[Formula, bool], Engine] | None = getattr(_kept, "engines", None)
    if engines is None:
        engines = _kept.engines = OrderedDict()
    found = engines.get((formula, guarded))
    if found is None:
        found = engines[formula, guarded] = Engine(formula, guarded=guarded)
        if len(engines) > KEPT:
            engines.popitem(last=False)
    else:
        engines.move_to_end((formula, guarded))
    return found
