"""One commit a command, idempotency by key, timers that become facts, a clock that runs forward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from murmelbahn.kernel import clock, log, receipts, timers, world
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import emit, now, once, operation
from murmelbahn.kernel.engine import Engine
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import BadInput, KeyReused

from .stub import BallRolled, BallStopped, roll

START = datetime(2026, 11, 21, 9, tzinfo=UTC)


def count(table: str) -> int:
    with world.connection().cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_facts_and_effects_are_one_commit(world: Any) -> None:
    @operation
    def fails(actor: Actor) -> None:
        emit(BallStopped(ball=new_id()), key=new_id(), market="DE", seller="TRIAL")
        raise BadInput(field="x", reason="y")

    with pytest.raises(BadInput):
        fails(SYSTEM)
    assert count("kernel_fact") == count("kernel_unplaced") == 0


def test_nested_operations_join_and_emit_in_order(world: Any) -> None:
    ball = new_id()

    @operation
    def outer(actor: Actor) -> None:
        roll(actor, balls=(ball,), number=1)
        emit(BallStopped(ball=ball), key=ball, market="DE", seller="TRIAL")

    outer(SYSTEM)
    from murmelbahn.kernel.world import connection

    with connection().cursor() as cursor:
        cursor.execute("SELECT topic, seq FROM kernel_fact ORDER BY seq")
        assert cursor.fetchall() == [("trial.ball.rolled", 1), ("trial.ball.stopped", 2)]


def test_a_key_gives_the_first_answer_again(world: Any) -> None:
    @operation
    def make(actor: Actor, *, colour: str) -> Any:
        identity = new_id()
        emit(BallStopped(ball=identity), key=identity, market="DE", seller="TRIAL")
        return identity

    first = once("key-1", make)(SYSTEM, colour="red")
    assert once("key-1", make)(SYSTEM, colour="red") == first
    with pytest.raises(KeyReused):
        once("key-1", make)(SYSTEM, colour="blue")
    assert once("key-2", make)(SYSTEM, colour="red") != first
    assert count("kernel_fact") == 2


def test_a_refusal_is_not_kept_under_a_key(world: Any) -> None:
    tries: list[int] = []

    @operation
    def second_time_lucky(actor: Actor) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise BadInput(field="x", reason="not yet")
        return "done"

    with pytest.raises(BadInput):
        once("k", second_time_lucky)(SYSTEM)
    assert once("k", second_time_lucky)(SYSTEM) == once("k", second_time_lucky)(SYSTEM) == "done"


def test_a_timer_becomes_its_fact_when_due_and_can_move(world: Any, set_clock: Callable[[datetime], None]) -> None:
    heard: list[tuple[datetime, int]] = []

    def hear(actor: Actor, fact: Fact[Any]) -> None:
        heard.append((now(), fact.body.number))

    set_clock(START)
    ball = new_id()

    @operation
    def arm(actor: Actor, *, days: int, number: int) -> None:
        body = BallRolled(ball=ball, number=number)
        timers.set_timer(body, key=ball, due=START + timedelta(days=days), market="DE", seller="TRIAL")

    engine = Engine(subscriptions=[Subscription("trial.timer", {BallRolled: hear})])
    arm(SYSTEM, days=1, number=1)
    arm(SYSTEM, days=3, number=2)
    engine.until(START + timedelta(days=2))
    assert heard == []
    assert engine.until_something_happens() == START + timedelta(days=3)
    assert heard == [(START + timedelta(days=3), 2)]
    assert engine.until_something_happens() is None
    with pytest.raises(clock.ClockRunsForward):
        clock.move(START)


def test_receipts_close_once(world: Any) -> None:
    change, deal = new_id(), new_id()

    @operation
    def ask(actor: Actor) -> None:
        for _ in range(2):
            receipts.expect(change=change, deal=deal, topic="t", stations=("plant", "dms"), market="DE", seller="TRIAL")

    @operation
    def answer(actor: Actor) -> str:
        first = receipts.confirm(change=change, station="plant")
        again = receipts.refuse(change=change, station="plant", reason="late")
        return f"{first} {again}"

    ask(SYSTEM)
    assert receipts.open_count() == 2
    assert answer(SYSTEM) == "True False"
    assert [(row.station, row.state) for row in receipts.of_deal(deal)] == [("dms", "open"), ("plant", "confirmed")]


def test_the_placer_gives_way_to_another(world: Any) -> None:
    assert log.place() == 0
