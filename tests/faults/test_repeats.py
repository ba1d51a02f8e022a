"""Test 4: every fact is delivered three times, and consumers die between the effect and the mark."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db.utils import OperationalError

from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel import delivery, log, marks, timers
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.engine import Engine
from murmelbahn.kernel.fact import Fact, Subscription
from tests.faults.life import START, Life, Stage

pytestmark = pytest.mark.fault


class Tally:
    """Counts effects by what is in the database: each reaction also writes one row in its own transaction."""

    def __init__(self) -> None:
        with worlds.connection().cursor() as cursor:
            cursor.execute("CREATE TABLE fault_effect (subscription text, fact uuid)")

    def heard(self, subscription: Subscription, die: Callable[[], bool]) -> Subscription:
        """The same subscription, whose reactions leave a row and now and then die after their effect, before the mark
        is committed."""

        def wrap(handler: Callable[[Actor, Fact[Any]], None]) -> Callable[[Actor, Fact[Any]], None]:
            def react(actor: Actor, fact: Fact[Any]) -> None:
                handler(actor, fact)
                with worlds.connection().cursor() as cursor:
                    cursor.execute("INSERT INTO fault_effect VALUES (%s, %s)", [subscription.name, fact.id])
                    if die():
                        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

            return react

        return replace(subscription, reactions={body: wrap(one) for body, one in subscription.reactions.items()})

    def effects(self) -> tuple[int, int]:
        """(effects, different effects)"""
        with worlds.connection().cursor() as cursor:
            cursor.execute("SELECT count(*), count(DISTINCT (subscription, fact)) FROM fault_effect")
            found: tuple[int, int] = cursor.fetchone()
            return found


def test_three_deliveries_are_one_effect(
    world: str, set_clock: Callable[..., None], size: Callable[[int], int], seed: int, report: Callable[..., None]
) -> None:
    set_clock(START)
    number = size(200)
    stage = Stage.build(stock=number // 2, to_order=number - number // 2)
    draw = random.Random(seed)
    kills = size(200)
    tally, killed = Tally(), 0

    def die() -> bool:
        nonlocal killed
        if killed < kills and draw.random() < 0.1:
            killed += 1
            return True
        return False

    wired = stage.town.engine
    engine = Engine(subscriptions=[tally.heard(one, die) for one in wired.subscriptions], projections=wired.projections)
    deliveries = 0

    def turn() -> int:
        """Everything that is pending is read once and delivered three times, the subscribers in any order."""
        nonlocal deliveries
        done = timers.ring() + log.place()
        for one in draw.sample(list(engine.subscriptions), len(engine.subscriptions)):
            batch = marks.pending(one, 500)
            for repeated in [*batch, *batch, *batch]:
                deliveries += 1
                try:
                    delivery.deliver_one(one, repeated)
                except OperationalError:
                    worlds.connection().close()
                    break  # the worker is gone; another one begins with what its marks say
            done += len(batch)
        return done + delivery.sweep(engine.projections)

    life = Life(stage)
    ids = [life.open(wish) for wish in stage.wishes]
    for _ in range(60):
        while turn():
            pass
        moved = [life.onward(deal) for deal in ids]
        if not any(moved):
            break
    assert all(deal_queries.deal(SYSTEM, deal=deal).closed for deal in ids)
    effects, different = tally.effects()
    heard = _heard(engine)
    assert killed == kills
    assert effects == different == heard
    report(engine, facts=heard, deliveries=deliveries, effects=effects, difference=effects - heard, kills=killed)


def _heard(engine: Engine) -> int:
    """How many (subscription, fact) there are to apply."""
    with worlds.connection().cursor() as cursor:
        total = 0
        for one in engine.subscriptions:
            cursor.execute("SELECT count(*) FROM kernel_fact WHERE topic = ANY(%s)", [sorted(one.topics)])
            total += cursor.fetchone()[0]
        return total
