"""From the broker to the reactions: one consumer group per subscription, the same reactions as on one machine."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Thread
from typing import Any

import structlog
from confluent_kafka import Consumer, KafkaException, Message, TopicPartition

from murmelbahn.connect.kafka import topics
from murmelbahn.connect.rules.event import NotAnEvent, Placing, from_event
from murmelbahn.kernel import delivery, marks
from murmelbahn.kernel.fact import Fact
from murmelbahn.kernel.marks import Subscriber

log = structlog.get_logger(__name__)
PATIENCE = 10.0
"""Seconds that a consumer has to leave its group."""


@dataclass
class Ear:
    """One subscription listening. `heard` is the last position of every shard that came in this session, in order; `spoken` is
    when something came last, `missed` how often since then the log had what should have come, `missed_at` when it last had,
    `joined` how often it joined its group anew and nothing came."""

    subscriber: Subscriber
    servers: str
    world: str
    session_ms: int
    heard: dict[tuple[str, int], int] = field(default_factory=dict)
    spoken: float = 0.0
    missed: int = 0
    missed_at: float = 0.0
    joined: int = 0
    consumer: Consumer = field(init=False)

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        """Join the group. Where the group had come is where it goes on; a group nobody remembers begins at the beginning."""
        self.heard.clear()
        self.spoken, self.missed = time.monotonic(), 0
        self.consumer = Consumer(
            {
                "bootstrap.servers": self.servers,
                "group.id": topics.group(self.world, self.subscriber.name),
                "enable.auto.commit": False,
                "auto.offset.reset": "earliest",
                "session.timeout.ms": self.session_ms,
                "heartbeat.interval.ms": self.session_ms // 3,
                "partition.assignment.strategy": "cooperative-sticky",
                "topic.metadata.refresh.interval.ms": 5_000,
                "log_level": 2,
            }
        )
        streams = sorted({name.partition(".")[0] for name in self.subscriber.topics})
        self.consumer.subscribe(
            [topics.topic(self.world, stream) for stream in streams], on_assign=self._anew, on_revoke=self._anew
        )

    def _anew(self, consumer: Consumer, partitions: list[TopicPartition]) -> None:
        """Others may have heard what we have not: the next message of a shard is checked against the log."""
        self.heard.clear()

    def listen(self, limit: int = 500) -> int:
        """Deliver what has come; returns how many deliveries were made. A broker that is away says nothing."""
        messages = [one for one in self.consumer.consume(limit, timeout=0) if one.error() is None]
        if not messages:
            return 0
        self.spoken, self.missed, self.joined = time.monotonic(), 0, 0
        heard = dict(self.heard)
        facts = [fact for message in messages for fact in self._new(message, heard)]
        done = delivery.deliver_facts(self.subscriber, facts)
        self.heard = heard  # only now: what was taken from the broker and not delivered is a gap, read from the log
        try:
            self.consumer.commit(asynchronous=True)
        except KafkaException as error:
            log.warning("offset not kept", subscription=self.subscriber.name, reason=str(error))
        return done

    def _new(self, message: Message, heard: dict[tuple[str, int], int]) -> list[Fact[Any]]:
        """The fact of a message if this subscription hears it, and before it whatever of its shard did not come. What came in
        this session already is not new; what came in an earlier one is known by its mark."""
        try:
            fact, placing = read_once(message.value() or b"")
        except NotAnEvent as error:
            log.warning("not an event", topic=message.topic(), offset=message.offset(), reason=str(error))
            return []
        last = heard.get((fact.stream, placing.shard))
        if last is not None and placing.position <= last:
            return []
        heard[fact.stream, placing.shard] = placing.position
        before = [] if last is not None and placing.previous <= last else self._gap(fact.stream, placing)
        return [*before, fact] if fact.topic in self.subscriber.topics else before

    def _gap(self, stream: str, placing: Placing) -> list[Fact[Any]]:
        """What this subscription has not heard of a shard before a message: a broker may have lost it."""
        return marks.select_facts(
            " LEFT JOIN kernel_mark m ON m.subscription = %s AND m.stream = p.stream AND m.shard = p.shard"
            " WHERE p.stream = %s AND p.shard = %s AND p.position > coalesce(m.position, 0) AND p.position < %s"
            " AND f.topic = ANY(%s)",
            [self.subscriber.name, stream, placing.shard, placing.position, sorted(self.subscriber.topics)],
            None,
        )

    def close(self) -> None:
        """Leave the group, so that the others take over at once."""
        if not leave(self.consumer):
            log.warning("a consumer does not close", subscription=self.subscriber.name)


@lru_cache(maxsize=2_048)
def read_once(wire: bytes) -> tuple[Fact[Any], Placing]:
    """`from_event`, remembered: every ear of a process reads the same messages, shortly after one another."""
    return from_event(wire)


def leave(consumer: Consumer) -> bool:
    """Close a consumer; whether it did. The client's own `close` waits for ever now and then (confluent-kafka-python, issue
    1667): then it is left to itself, and the group notices the silence."""
    leaving = Thread(target=consumer.close, daemon=True)
    leaving.start()
    leaving.join(PATIENCE)
    return not leaving.is_alive()


def listening(subscribers: Sequence[Subscriber], *, servers: str, world: str, session_ms: int) -> list[Ear]:
    """An ear for every subscriber."""
    return [Ear(one, servers, world, session_ms) for one in subscribers]
