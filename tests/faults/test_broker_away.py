"""Test 3: the broker is away for minutes while deals are sold, and comes back with nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Any
from uuid import UUID

import pytest
from confluent_kafka import Consumer

from murmelbahn.app.broker import Ears
from murmelbahn.connect.kafka import topics
from murmelbahn.connect.kafka.ears import listening
from murmelbahn.connect.kafka.relay import BrokerAway, Relay
from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel import marks
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.engine import Engine
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.kernel.refusals import Refusal
from tests.broker.broker import Broker
from tests.faults.life import START, Life, Stage

pytestmark = pytest.mark.broker
DRAINED = 60.0
"""Seconds within which everything has been carried once the broker is back."""
SILENCE, PATIENCE = 0.05, 100
"""Seconds after which a worker of this test reads the log (five in a house), and how often before it joins anew (three)."""
EFFECTS = "CREATE TABLE fault_effect (n bigserial, subscription text, fact uuid, key uuid, seq bigint, stream text)"
DISORDER = """
SELECT count(*) FROM (SELECT seq, lag(seq) OVER (PARTITION BY subscription, stream, key ORDER BY n) AS before
FROM fault_effect) each WHERE before > seq
"""


def noted(subscription: Subscription) -> Subscription:
    """The same subscription, whose reactions leave a row in their own transaction."""

    def wrap(handler: Callable[[Actor, Fact[Any]], None]) -> Callable[[Actor, Fact[Any]], None]:
        def react(actor: Actor, fact: Fact[Any]) -> None:
            handler(actor, fact)
            with worlds.connection().cursor() as cursor:
                cursor.execute(
                    "INSERT INTO fault_effect (subscription, fact, key, seq, stream) VALUES (%s, %s, %s, %s, %s)",
                    [subscription.name, fact.id, fact.key, fact.seq, fact.stream],
                )

        return react

    return replace(subscription, reactions={body: wrap(one) for body, one in subscription.reactions.items()})


def test_a_broker_that_is_away_refuses_nobody(
    world: str, set_clock: Callable[..., None], size: Callable[[int], int], report: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("murmelbahn.app.broker.SILENCE", SILENCE)
    monkeypatch.setattr("murmelbahn.app.broker.PATIENCE", PATIENCE)
    set_clock(START)
    number, away = size(1_000), float(size(300))
    stage = Stage.build(stock=number // 2, to_order=number - number // 2)
    stage.town.settle_down()
    with worlds.connection().cursor() as cursor:
        cursor.execute(EFFECTS)
    wired = stage.town.engine
    heard = Engine(subscriptions=[noted(one) for one in wired.subscriptions], projections=wired.projections)
    broker = Broker()
    broker.start()
    ears = Ears(listening(heard.subscribers, servers=broker.servers, world=world, session_ms=6_000))
    engine = replace(heard, carry=ears.carry)
    relay = Relay(broker.servers, world)
    began = monotonic()
    try:
        _until(lambda: _relayed(relay))
        broker.kill()
        began = monotonic()
        refused, ids = _sell(Life(stage), engine)
        assert not _relayed(relay)
        waiting = marks.top() - max(relay.last.values(), default=0)
        _until(lambda: monotonic() - began > away, engine.turn)
        gone = monotonic() - began
        broker.start()
        back = monotonic()
        _until(lambda: _relayed(relay), engine.turn)
        drained = monotonic() - back
        _until(lambda: marks.all_heard(heard.subscribers), engine.turn)
        sold = sum(deal_queries.deal(SYSTEM, deal=deal).closed for deal in ids)
        lost = _in_the_log() - set(_carried(broker, world))
    finally:
        for ear in ears.ears:
            ear.close()
        broker.kill()
    effects, different, disorder = _effects()
    figures = {"deals": sold, "refused": refused, "away_s": round(gone), "peak_rows": waiting,
               "drain_s": round(drained, 1), "out_of_order": disorder, "lost": len(lost),
               "doubled": effects - different}  # fmt: skip
    assert (sold, refused, disorder, len(lost), effects - different) == (number, 0, 0, 0, 0)
    assert drained <= DRAINED
    report(heard, **figures)


def _sell(life: Life, engine: Engine) -> tuple[int, list[UUID]]:
    """Sell everything; what follows from a command is heard as the worker hears it without a broker."""
    refused, ids = 0, []
    for wish in life.stage.wishes:
        try:
            ids.append(life.open(wish))
        except Refusal:
            refused += 1
    running = list(ids)
    began = monotonic()
    while running:
        assert monotonic() - began < 900, "the deals hang"
        engine.turn()
        for deal in running:
            try:
                life.onward(deal)
            except Refusal:
                refused += 1
        running = [deal for deal in running if not life.reached(deal, "settled")]
    return refused, ids


def _relayed(relay: Relay) -> bool:
    """Whether there is nothing left to relay."""
    try:
        return relay.turn() == 0
    except BrokerAway:
        return False


def _until(done: Callable[[], bool], *turns: Callable[[], object]) -> None:
    began = monotonic()
    while not done():
        assert monotonic() - began < 900, "it does not come to its end"
        for turn in turns:
            turn()


def _in_the_log() -> set[UUID]:
    """Facts that were said after the broker had lost what it kept."""
    with worlds.connection().cursor() as cursor:
        cursor.execute("SELECT DISTINCT fact FROM fault_effect")
        return {row[0] for row in cursor.fetchall()}


def _carried(broker: Broker, world: str) -> Counter[UUID]:
    """Every fact that lies on the broker, how often."""
    reader = Consumer({"bootstrap.servers": broker.servers, "group.id": "counting", "auto.offset.reset": "earliest",
                       "session.timeout.ms": 6_000, "log_level": 0})  # fmt: skip
    reader.subscribe([topics.topic(world, stream) for stream in topics.streams()])
    found: Counter[UUID] = Counter()
    wanted, began = _in_the_log(), monotonic()
    while not wanted <= set(found) and monotonic() - began < 60:
        for message in reader.consume(2_000, timeout=0.5):
            if message.error() is None:
                found[UUID(json.loads(message.value() or b"{}")["id"])] += 1
    reader.close()
    return found


def _effects() -> tuple[int, int, int]:
    """(effects, different effects, effects that came before an earlier one of their key)"""
    with worlds.connection().cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT (subscription, fact)) FROM fault_effect")
        effects, different = cursor.fetchone()
        cursor.execute(DISORDER)
        return effects, different, cursor.fetchone()[0]
