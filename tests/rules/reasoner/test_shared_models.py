"""Real car models of the shared folder beside the project (read in place, never copied)."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from pysat.solvers import Solver

from murmelbahn.reasoner.complete import complete
from murmelbahn.reasoner.formula import Formula, from_dimacs
from murmelbahn.reasoner.states import State, states
from murmelbahn.reasoner.why import why

MODELS = Path(__file__).resolve().parents[4] / "shared" / "data" / "configurator"

LINES = ["C129_FR", "C168_FW", "C202_FS", "C202_FW", "C203_FS", "C208_FA"]
LINES += ["C210_FVF", "C211_FS", "C220_FV", "C250_FW", "C638_FVK", "D1119_M20"]
pytestmark = pytest.mark.shared


def read(name: str) -> Formula:
    path = MODELS / name
    if not path.exists():
        reason = f"NOT RUN: shared/data/configurator/{name} is not beside the project"
        warnings.warn(reason, stacklevel=2)
        pytest.skip(reason)
    return from_dimacs(path.read_text())


def test_automotive01_has_its_published_core_and_dead_features() -> None:
    """SoftVarE-Group/feature-model-benchmark: 2,513 features, core 100, dead 195."""
    found = states(read("automotive01.dimacs"))
    assert len(found.of) == 2513
    assert len(found.having(State.IMPLIED)) == 100
    assert len(found.having(State.BLOCKED)) == 195


@pytest.mark.parametrize("name", LINES)
def test_a_mercedes_line_after_a_choice(name: str) -> None:
    """Sinz, University of Tübingen: real product lines. What is blocked is explained; what is free can be had; another
    solver agrees on every state that is not free."""
    formula = read(f"mercedes/{name}.cnf")
    free = sorted(states(formula).having(State.FREE), key=int)
    choice = free[0]
    after = states(formula, [choice])
    assert after.of[choice] is State.CHOSEN
    for wish in sorted(after.having(State.BLOCKED) & set(free), key=int)[:3]:
        answer = why(formula, [choice], wish)
        assert answer is not None
        assert answer.choices == (choice,)
    for wish in sorted(after.having(State.FREE), key=int)[:2]:
        assert wish in complete(formula, [choice, wish]).items
    with Solver(name="cadical153", bootstrap_with=[list(clause) for clause in formula.clauses]) as other:
        [chosen] = formula.literals([choice])
        for n, item in enumerate(formula.names, 1):
            possible = other.solve(assumptions=[chosen, n]), other.solve(assumptions=[chosen, -n])
            expected = {
                State.CHOSEN: (True, False),
                State.IMPLIED: (True, False),
                State.BLOCKED: (False, True),
                State.FREE: (True, True),
            }
            assert possible == expected[after.of[item]]
