"""Test 1: clients and the work process are killed at random while deals are sold. Nothing is lost, doubled or half done."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from murmelbahn.deal.models import Deal
from murmelbahn.kernel import world
from murmelbahn.value.models import Payment
from tests.faults.siege import Siege, besieged, until

pytestmark = pytest.mark.fault
CLIENTS = 8
BREATH = 3.0
"""Seconds of work between a recovery and the next kill: a Python that starts anew needs as long as forty commands."""


def test_killed_processes_lose_nothing(
    worlds: object, tmp_path: Path, size: Callable[[int], int], seed: int, report: Callable[..., None]
) -> None:
    number, least = size(2000), size(40)
    draw, kills, recoveries = random.Random(seed), 0, [0.0]
    with besieged(tmp_path) as siege:
        siege.furnish(stock=number // 2, to_order=number - number // 2)
        siege.start("work")
        for share in range(CLIENTS):
            siege.start(f"client:{share}:{CLIENTS}")
        until(lambda: siege.told("done"))
        pause = Event()
        while siege.selling():
            pause.wait(BREATH)
            alive = siege.living()
            victim = draw.choice(alive)
            recoveries.append(kill_and_replace(siege, victim))
            kills += 1
        siege.rest()
        figures = judge(siege, number)
        assert kills >= least
        report(siege.stage.town.engine, kills=kills, worst_recovery_s=round(max(recoveries), 1), **figures)


def kill_and_replace(siege: Siege, victim: str) -> float:
    """Seconds from the kill until the replacement has done something, its Python started anew included."""
    if victim == "work":
        with world.connection().cursor() as cursor:
            cursor.execute("SELECT coalesce(max(position), 0) FROM kernel_placed")
            before = cursor.fetchone()[0]
        siege.kill(victim)
        siege.start(victim)
        return until(lambda: _placed() > before or not siege.selling())
    siege.kill(victim)
    answered = siege.progress(victim)
    siege.start(victim)
    return until(lambda: siege.progress(victim) > answered or siege.processes[victim].poll() == 0)


def _placed() -> int:
    with world.connection().cursor() as cursor:
        cursor.execute("SELECT coalesce(max(position), 0) FROM kernel_placed")
        found: int = cursor.fetchone()[0]
        return found


def judge(siege: Siege, number: int) -> dict[str, Any]:
    """What the journals say against what the database holds."""
    sent, done, kept = set(siege.told("sent")), set(siege.told("done")), siege.kept()
    with world.connection().cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT deal FROM value_payment GROUP BY deal HAVING count(*) > 1) doubled"
        )
        doubled = cursor.fetchone()[0] + Deal.objects.count() - number
    half = Deal.objects.filter(closed=False).count()
    missing = number - Payment.objects.count()
    assert done - kept == set(), "an answered command is not there"
    assert (doubled, half, missing) == (0, 0, 0)
    return {
        "deals": number, "commands_acked": len(done), "lost": len(done - kept), "doubled": doubled, "half_done": half,
        "effects_missing": missing, "unanswered_resolved": f"{len(sent & kept)}/{len(sent)}",
    }  # fmt: skip
