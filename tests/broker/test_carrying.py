"""Facts through a broker: the same reactions, applied once, in order of their key, whatever the broker does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event
from time import monotonic
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from confluent_kafka import Consumer

from murmelbahn.app.broker import Ears
from murmelbahn.connect.kafka import topics
from murmelbahn.connect.kafka.ears import Ear, leave
from murmelbahn.connect.kafka.relay import BrokerAway, Relay
from murmelbahn.kernel import log
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.delivery import sweep
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.marks import all_heard
from tests.operations.kernel.stub import ACTOR, BallRolled, effects, make_table, note, roll

from .broker import Broker

pytestmark = pytest.mark.broker
PATIENCE = 120.0
BALLS = tuple(new_id() for _ in range(20))


def hear(actor: Actor, fact: Fact[Any]) -> None:
    note(fact.body.ball, fact.body.number, fact.id)


HEARS = Subscription("trial.hears", {BallRolled: hear})


@pytest.fixture
def table(world: str) -> str:
    make_table()
    return world


@contextmanager
def ear(broker: Broker, world: str) -> Iterator[Ear]:
    one = Ear(HEARS, broker.servers, world, 6_000)
    try:
        yield one
    finally:
        one.close()


def until(done: Callable[[], bool], *turns: Callable[[], object]) -> None:
    """Turn until it is done."""
    began = monotonic()
    while not done():
        assert monotonic() - began < PATIENCE, "it does not come to its end"
        for turn in turns:
            turn()


def numbers() -> dict[UUID, list[int]]:
    """What every ball's effects say, in the order they were written."""
    found: dict[UUID, list[int]] = defaultdict(list)
    for ball, number in effects():
        found[ball].append(number)
    return found


def roll_all(first: int, last: int) -> None:
    for number in range(first, last):
        roll(ACTOR, balls=BALLS, number=number)
    log.place()


def test_in_order_and_once(table: str, broker: Broker) -> None:
    relay = Relay(broker.servers, table)
    roll_all(0, 10)
    with ear(broker, table) as one:
        until(lambda: len(effects()) == 200, relay.turn, one.listen)
        roll_all(10, 20)
        until(lambda: len(effects()) == 400, relay.turn, one.listen)
    assert numbers() == {ball: list(range(20)) for ball in BALLS}
    assert all_heard([HEARS])


def test_two_workers_share_and_repeats_change_nothing(table: str, broker: Broker) -> None:
    relay = Relay(broker.servers, table)
    with ear(broker, table) as one, ear(broker, table) as other:
        roll_all(0, 5)
        until(lambda: len(effects()) == 100, relay.turn, one.listen, other.listen)
        again = Relay(broker.servers, table)
        again.begin()
        facts = [fact for fact in _all_facts() if fact.topic in HEARS.topics]
        again.last = {}
        again._send(facts)
        roll_all(5, 6)
        until(lambda: len(effects()) == 120, relay.turn, one.listen, other.listen)
    assert numbers() == {ball: list(range(6)) for ball in BALLS}


def test_a_broker_that_loses_everything_loses_nothing(table: str, broker: Broker) -> None:
    relay = Relay(broker.servers, table)
    with ear(broker, table) as one:
        roll_all(0, 3)
        until(lambda: len(effects()) == 60, relay.turn, one.listen)
        roll_all(3, 6)
        until(lambda: relay.turn() == 0)
        broker.kill()
        roll_all(6, 9)
        with pytest.raises(BrokerAway):
            relay.turn()
        broker.start()
        until(lambda: _sent(relay), one.listen)
        until(lambda: len(effects()) == 180, relay.turn, one.listen, lambda: sweep([HEARS]))
    assert numbers() == {ball: list(range(9)) for ball in BALLS}


def little_by_little(rolled: Iterator[int], relay: Relay, ears: Ears) -> None:
    """The next number of every ball as soon as the last one was heard; one round of relay and ears."""
    if all_heard([HEARS]):
        number = next(rolled)
        roll_all(number, number + 1)
    _sent(relay)
    ears.carry([one.subscriber for one in ears.ears])


def test_a_worker_hears_a_broker_that_came_back_empty(
    table: str, broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its numbers begin anew; who waited for the next of the old ones would live from the log for ever."""
    monkeypatch.setattr("murmelbahn.app.broker.SILENCE", 2.0)
    relay = Relay(broker.servers, table)
    with ear(broker, table) as one:
        ears = Ears([one])
        roll_all(0, 10)
        until(lambda: len(effects()) == 200, relay.turn, one.listen)
        broker.kill()
        one.heard.clear()
        broker.start()
        until(lambda: _sent(relay))
        rolled = count(10)

        until(lambda: len(effects()) > 240 and bool(one.heard), lambda: little_by_little(rolled, relay, ears))
        until(lambda: all_heard([HEARS]), lambda: _sent(relay), lambda: ears.carry([HEARS]))
    last = next(rolled)
    assert numbers() == {ball: list(range(last)) for ball in BALLS}


class Deaf:
    """A consumer that has joined its group and hears nothing more."""

    def __init__(self, consumer: Consumer) -> None:
        self.close = consumer.close

    def consume(self, _: int, timeout: float) -> list[Any]:
        return []


def test_an_ear_that_has_gone_deaf_is_helped_while_the_others_hear(
    table: str, broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of forty is silent and the others never are: its facts come from the log, and it joins its group anew."""
    monkeypatch.setattr("murmelbahn.app.broker.SILENCE", 1.0)
    relay, quiet = Relay(broker.servers, table), Subscription("trial.quiet", {BallRolled: lambda actor, fact: None})
    other = Ear(quiet, broker.servers, table, 6_000)
    try:
        with ear(broker, table) as one:
            ears, deaf = Ears([one, other]), Deaf(other.consumer)
            other.consumer = deaf
            rolled = count()
            until(
                lambda: other.consumer is not deaf and bool(other.heard), lambda: little_by_little(rolled, relay, ears)
            )
            until(lambda: all_heard([HEARS, quiet]), lambda: _sent(relay), lambda: ears.carry([HEARS, quiet]))
    finally:
        other.close()


def test_whoever_joined_anew_and_hears_nothing_is_told_at_once(table: str, broker: Broker) -> None:
    """The broker may never let it in again: nobody waits five seconds for each fact because of that."""
    with ear(broker, table) as one:
        joined, ears = one.consumer, Ears([one])
        one.consumer = Deaf(joined)
        roll_all(0, 2)
        ears.carry([HEARS])
        assert effects() == []
        one.joined = 1
        ears.glanced = 0.0
        ears.carry([HEARS])
        assert len(effects()) == 40
        one.consumer = joined


def test_the_log_brings_what_no_broker_brought(table: str) -> None:
    roll_all(0, 4)
    assert not all_heard([HEARS])
    assert sweep([HEARS]) == 80
    assert sweep([HEARS]) == 0
    assert all_heard([HEARS])


def test_a_strange_message_is_told_and_passed_over(table: str, broker: Broker) -> None:
    relay = Relay(broker.servers, table)
    relay.begin()
    assert relay.producer is not None
    relay.producer.produce(topics.topic(table, "trial"), value=b"not ours", partition=0)
    relay.producer.flush(10)
    with ear(broker, table) as one:
        roll_all(0, 1)
        until(lambda: len(effects()) == 20, relay.turn, one.listen)


def test_what_lies_on_the_broker_is_a_cloud_event(table: str, broker: Broker) -> None:
    import json

    relay = Relay(broker.servers, table)
    roll_all(0, 1)
    until(lambda: relay.turn() == 0)
    reader = Consumer({"bootstrap.servers": broker.servers, "group.id": "reader", "auto.offset.reset": "earliest",
                       "session.timeout.ms": 6_000})  # fmt: skip
    reader.subscribe([topics.topic(table, "trial")])
    messages: list[Any] = []
    until(lambda: len(messages) == 20, lambda: messages.extend(reader.consume(100, timeout=0.2)))
    leave(reader)
    for message in messages:
        event = json.loads(message.value())
        assert event["specversion"] == "1.0"
        assert event["type"] == "trial.ball.rolled"
        assert UUID(event["subject"]).bytes == message.key()
        assert dict(message.headers())["content-type"] == b"application/cloudevents+json"


def _all_facts() -> list[Fact[Any]]:
    from murmelbahn.kernel.marks import after

    return after(0, sorted(HEARS.topics), 10_000)


def _sent(relay: Relay) -> bool:
    try:
        return relay.turn() == 0
    except BrokerAway:
        return False


def test_a_client_that_does_not_close_holds_nobody(table: str, broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The client library waits for ever now and then; a worker that ends, or joins its groups anew, does not."""
    monkeypatch.setattr("murmelbahn.connect.kafka.ears.PATIENCE", 0.2)
    with ear(broker, table) as one:
        consumer, forever = one.consumer, Event()
        monkeypatch.setattr(one, "consumer", SimpleNamespace(close=forever.wait))
        one.close()  # were it held, this test would end by its time-out
        forever.set()
        monkeypatch.setattr(one, "consumer", consumer)
