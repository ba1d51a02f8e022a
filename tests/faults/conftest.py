"""Size, seed and report of the fault tests. `MURMELBAHN_TORTURE=1` runs them at full size, else at a tenth."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import pytest

TORTURE = os.environ.get("MURMELBAHN_TORTURE") == "1"


@pytest.fixture
def size() -> Callable[[int], int]:
    """How large a figure of RELIABILITY is in this run."""
    return lambda full: full if TORTURE else max(1, full // 10)


@pytest.fixture
def seed() -> int:
    """The run's seed: MURMELBAHN_SEED, else the same every time. A failing seed is given again to repeat the run."""
    return int(os.environ.get("MURMELBAHN_SEED", "20261121"))


@pytest.fixture
def report(request: pytest.FixtureRequest, seed: int, capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Prints one JSON line with the figures and the state of the world, which must be sound."""

    def say(engine: Any = None, **figures: object) -> None:
        from tests.faults import invariants

        checked = invariants.check(engine)
        line = {
            "test": request.node.name, "seed": seed, "torture": TORTURE, "load": round(os.getloadavg()[0], 2), **figures,
            "deals_checked": checked.deals, "facts_checked": checked.facts, "violations": len(checked.violations),
        }  # fmt: skip
        with capsys.disabled():
            sys.stdout.write(f"\n{json.dumps(line, default=str)}\n")
        assert checked.violations == ()

    return say
