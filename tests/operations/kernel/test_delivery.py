"""Delivery: none skipped, none doubled, order inside a key; a failing fact holds its own key only."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from murmelbahn.kernel import held, log, world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.delivery import deliver, deliver_one
from murmelbahn.kernel.engine import Engine, glance, replay
from murmelbahn.kernel.fact import Fact, Projection, Station, Subscription
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.marks import pending
from murmelbahn.kernel.refusals import BadInput

from .stub import ACTOR, BallRolled, effects, make_table, note, roll


def hear(actor: Actor, fact: Fact[Any]) -> None:
    note(fact.body.ball, fact.body.number, fact.id)


HEARS = Subscription("trial.hears", {BallRolled: hear})


@pytest.fixture
def table(world: Any) -> None:
    make_table()


def test_a_fact_is_applied_once_however_often_it_is_delivered(table: None) -> None:
    ball = new_id()
    roll(ACTOR, balls=(ball,), number=1)
    log.place()
    (one,) = pending(HEARS, 10)
    assert [deliver_one(HEARS, one) for _ in range(3)] == [True, False, False]
    assert effects() == [(ball, 1)]


def test_a_reaction_that_dies_half_way_is_applied_once(table: None) -> None:
    died: list[int] = []

    def dies_once(actor: Actor, fact: Fact[Any]) -> None:
        hear(actor, fact)
        if not died:
            died.append(1)
            raise BadInput(field="trial", reason="half-way")

    subscriber = Subscription("trial.dies", {BallRolled: dies_once})
    ball = new_id()
    roll(ACTOR, balls=(ball,), number=1)
    log.place()
    deliver([subscriber])
    assert effects() == []
    assert [row.reason for row in held.held()] == ["kernel.bad_input(field=trial, reason=half-way)"]
    assert held.retry([subscriber], now_please=True) == 1
    assert effects() == [(ball, 1)]
    assert held.held() == []


def test_a_poisoned_fact_holds_only_its_own_key(table: None) -> None:
    poisoned, sound = new_id(), new_id()

    def poison(actor: Actor, fact: Fact[Any]) -> None:
        if fact.body.ball == poisoned and fact.body.number == 2:
            raise BadInput(field="trial", reason="poison")
        hear(actor, fact)

    subscriber = Subscription("trial.poison", {BallRolled: poison})
    for number in range(1, 5):
        roll(ACTOR, balls=(poisoned, sound), number=number)
    Engine(subscriptions=[subscriber]).until_idle()
    assert [n for ball, n in effects() if ball == sound] == [1, 2, 3, 4]
    assert [n for ball, n in effects() if ball == poisoned] == [1]
    assert [row.key for row in held.held()] == [poisoned] * 3
    assert not glance().anything  # what waits behind the poisoned one keeps nobody busy
    mended = Subscription("trial.poison", {BallRolled: hear})
    while held.retry([mended], now_please=True):
        pass
    assert [n for ball, n in effects() if ball == poisoned] == [1, 2, 3, 4]


def test_the_log_is_append_only(table: None) -> None:
    from django.db.utils import IntegrityError

    roll(ACTOR, balls=(new_id(),), number=1)
    for wish in ("UPDATE kernel_fact SET seq = 9", "DELETE FROM kernel_fact", "TRUNCATE kernel_fact"):
        with pytest.raises(IntegrityError), world.connection().cursor() as cursor:
            cursor.execute(wish)


def test_a_station_calls_outside_and_records_inside(table: None) -> None:
    calls: list[UUID] = []

    def call(fact: Fact[Any]) -> int:
        assert not world.connection().in_atomic_block
        calls.append(fact.id)
        return fact.body.number * 10

    def record(actor: Actor, fact: Fact[Any], answer: Any) -> None:
        note(fact.body.ball, answer, fact.id)

    station = Station("trial", {BallRolled: (call, record)})
    ball = new_id()
    roll(ACTOR, balls=(ball,), number=3)
    Engine(stations=[station]).until_idle()
    assert effects() == [(ball, 30)]
    assert len(calls) == 1


def test_a_projection_is_rebuilt_to_the_same_rows(table: None) -> None:
    def apply(actor: Actor, facts: Any) -> None:
        for one in facts:
            hear(actor, one)

    def clear(actor: Actor) -> None:
        with world.connection().cursor() as cursor:
            cursor.execute("DELETE FROM trial_effect")

    projection = Projection("trial.table", (BallRolled,), apply, clear)
    balls = tuple(new_id() for _ in range(3))
    for number in range(20):
        roll(ACTOR, balls=balls, number=number)
    Engine(projections=[projection]).until_idle()
    before = sorted(effects())
    assert len(before) == 60
    assert replay(projection, batch=7) == 60
    assert sorted(effects()) == before
