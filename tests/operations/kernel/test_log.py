"""The log under many writers: none skipped, none out of order in a key (RELIABILITY, test 6)."""

from __future__ import annotations

import random
import threading
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.kernel import log
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.marks import after

from .stub import BallRolled

KEYS = 40


@operation
def roll_late(actor: Actor, *, balls: tuple[UUID, UUID], number: int, pause: float) -> None:
    """Emits for two keys and sleeps in the database before the commit."""
    for ball in balls:
        emit(BallRolled(ball=ball, number=number), key=ball, market="DE", seller="TRIAL")
    if pause:
        with worlds.connection().cursor() as cursor:
            cursor.execute("SELECT pg_sleep(%s)", [pause])


def write_and_read(alias: str, *, facts: int, writers: int, longest_pause: float, seed: int) -> list[tuple[UUID, int]]:
    """Run the writers and, beside them, placer and reader; returns (key, seq) in the order a reader saw them."""
    keys = [new_id() for _ in range(KEYS)]
    done = threading.Event()
    seen: list[tuple[UUID, int]] = []

    def write(number: int) -> None:
        draw = random.Random(seed * 1000 + number)
        with worlds.use(alias):
            for step in range(facts // writers // 2):
                pause = draw.random() * longest_pause if draw.random() < 0.05 else 0.0
                first, second = draw.sample(keys, 2)
                roll_late(SYSTEM, balls=(first, second), number=step, pause=pause)
            worlds.connection().close()

    def read() -> None:
        position = 0
        with worlds.use(alias):
            while True:
                last_round = done.is_set()
                while log.place(500):
                    pass
                while batch := after(position, ["trial.ball.rolled"], 1000):
                    seen.extend((fact.key, fact.seq) for fact in batch)
                    position = batch[-1].position
                if last_round:
                    break
                done.wait(0.01)
            worlds.connection().close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(writers)]
    reader = threading.Thread(target=read)
    reader.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    reader.join()
    return seen


def check(seen: list[tuple[UUID, int]], facts: int) -> None:
    assert len(seen) == facts
    last: dict[UUID, int] = {}
    for key, seq in seen:
        assert seq == last.get(key, 0) + 1, "out of order, skipped or doubled within a key"
        last[key] = seq


def test_two_thousand_facts_by_eight_writers(world: Any) -> None:
    check(write_and_read(world, facts=2_000, writers=8, longest_pause=0.2, seed=1), 2_000)


@pytest.mark.fault
def test_fifty_thousand_facts_by_eight_writers(world: Any) -> None:
    check(write_and_read(world, facts=50_000, writers=8, longest_pause=0.5, seed=7), 50_000)
