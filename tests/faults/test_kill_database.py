"""Test 2: kill -9 of PostgreSQL under load, fsync on. What was answered is there; what was not is resolved by its key."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from murmelbahn.app import postgres
from tests.faults.siege import Siege, besieged, until
from tests.faults.test_kill_processes import judge

pytestmark = pytest.mark.fault
CLIENTS = 4


def test_a_killed_database_loses_no_answered_commit(
    worlds: object, tmp_path: Path, size: Callable[[int], int], seed: int, report: Callable[..., None]
) -> None:
    kills = max(3, size(20))
    number = kills * 12
    draw, recoveries = random.Random(seed), []
    with besieged(tmp_path) as siege:
        siege.furnish(stock=number, to_order=0)
        siege.start("work")
        for share in range(CLIENTS):
            siege.start(f"client:{share}:{CLIENTS}")
        before = 0
        for _ in range(kills):
            goal = before + draw.randint(60, 140)
            until(lambda goal=goal: len(siege.told("done")) >= goal or not siege.selling())
            recoveries.append(kill_and_start(siege))
            before = len(siege.told("done"))
        until(lambda: not siege.selling())
        until(siege.answers, 30)
        siege.rest()
        figures = judge(siege, number)
        assert set(siege.told("sent")) == set(siege.told("done")), "a command never got its answer"
        report(siege.stage.town.engine, kills=kills, worst_recovery_s=round(max(recoveries), 1), hung=0, **figures)


def kill_and_start(siege: Siege) -> float:
    """Seconds from the kill to the first command answered again."""
    found = postgres.status(siege.data)
    assert found.pid is not None
    answered = len(siege.told("done"))
    os.kill(found.pid, signal.SIGKILL)
    postgres.start(siege.data)
    return until(lambda: len(siege.told("done")) > answered or not siege.selling())
