"""From the log to the broker: at least once, in order of position, one relay at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import structlog
from confluent_kafka import KafkaError, KafkaException, Message, Producer
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewPartitions, NewTopic

from murmelbahn.connect.kafka import topics
from murmelbahn.connect.rules.event import MEDIA_TYPE, Placing, to_event
from murmelbahn.kernel import command, marks
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.fact import Fact, shard_of
from murmelbahn.kernel.sql import ask_one

log = structlog.get_logger(__name__)
NAME = "relay"
"""Of the relay's marks."""
RELAY_LOCK = 7_305_002
"""Advisory lock number of the relay, held by its session: a second relay stands by."""
PATIENCE = 10.0
"""Seconds for the broker to acknowledge a batch."""


class BrokerAway(RuntimeError):
    """The broker did not take everything; nothing is marked, so all of it is sent again."""


@dataclass
class Relay:
    """Copies one world's facts. Keeps the last position of every shard, which is what its marks say."""

    servers: str
    name: str
    """Of the world, as it stands in the topics."""
    last: dict[tuple[str, int], int] = field(default_factory=dict)
    widths: dict[str, int] = field(default_factory=dict)
    """Partitions of every topic."""
    producer: Producer | None = None

    def may(self) -> bool:
        """Whether this process is the one relay; it stays so while its database session lives."""
        return bool(ask_one("SELECT pg_try_advisory_lock(%s)", [RELAY_LOCK])[0])

    def begin(self) -> None:
        """Connect, make the topics that are missing, read the marks. Raises BrokerAway."""
        admin = AdminClient({"bootstrap.servers": self.servers})
        names = [topics.topic(self.name, stream) for stream in topics.streams()]
        try:
            self._make(admin, names)
            self.widths = self._widths(admin, names)
        except TimeoutError:
            raise BrokerAway(f"the broker did not answer within {PATIENCE:.0f} s") from None
        except KafkaException as error:
            raise BrokerAway(str(error)) from error
        self.producer = Producer(
            {
                "bootstrap.servers": self.servers,
                "enable.idempotence": True,
                "acks": "all",
                "linger.ms": 5,
                "message.timeout.ms": int(PATIENCE * 1000),
            }
        )
        self.last = marks.marks(NAME)

    def _make(self, admin: AdminClient, names: list[str]) -> None:
        wanted = [NewTopic(name, topics.PARTITIONS, replication_factor=1) for name in names]
        for made in admin.create_topics(wanted, request_timeout=PATIENCE).values():
            try:
                made.result(PATIENCE)
            except KafkaException as error:
                if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
                    raise

    def _widths(self, admin: AdminClient, names: list[str]) -> dict[str, int]:
        """How many partitions every topic has. A broker that lost everything may make topics by itself as soon as somebody asks
        for them, with as many as it likes; one that cannot add any keeps what it has: a shard still lies in one."""
        narrow = [name for name, width in self._counted(admin, names).items() if width < topics.PARTITIONS]
        if narrow:
            log.warning("topics are narrow", topics=narrow)
            more = [NewPartitions(name, topics.PARTITIONS) for name in narrow]
            try:
                for widened in admin.create_partitions(more, request_timeout=PATIENCE).values():
                    widened.result(PATIENCE)
            except KafkaException as error:
                log.warning("topics stay narrow", topics=narrow, reason=str(error)[:200])
        return self._counted(admin, names)

    def _counted(self, admin: AdminClient, names: list[str]) -> dict[str, int]:
        known = admin.list_topics(timeout=PATIENCE).topics
        return {name: len(known[name].partitions) for name in names if name in known and known[name].partitions}

    def turn(self, limit: int = 2_000) -> int:
        """Send what is new; returns how many facts the broker acknowledged. Raises BrokerAway and begins anew next time."""
        floor, top = marks.behind([NAME]).get(NAME, (0, 0))
        facts = marks.select_facts(" WHERE p.position > %s AND p.position <= %s", [floor, top], limit)
        if not facts:
            return 0
        if self.producer is None:
            self.begin()
        try:
            last = self._send(facts)
        except BrokerAway:
            self.producer = None
            raise
        with command.begin(SYSTEM):
            for fact in {(fact.stream, shard_of(fact.key)): fact for fact in facts}.values():
                marks.hear(NAME, fact)
            marks.raise_floors([NAME], facts[-1].position)
        self.last = last
        return len(facts)

    def _send(self, facts: list[Fact[Any]]) -> dict[tuple[str, int], int]:
        assert self.producer is not None
        failed: list[str] = []
        last = dict(self.last)

        def heard(error: KafkaError | None, _: Message) -> None:
            if error is not None:
                failed.append(str(error))

        try:
            for fact in facts:
                shard = shard_of(fact.key)
                placing = Placing(fact.position, shard, last.get((fact.stream, shard), 0))
                topic = topics.topic(self.name, fact.stream)
                self.producer.produce(
                    topic,
                    key=fact.key.bytes,
                    value=to_event(fact, source=f"/murmelbahn/{self.name}", placing=placing),
                    partition=topics.partition(shard, self.widths.get(topic, topics.PARTITIONS)),
                    headers={"content-type": MEDIA_TYPE.encode()},
                    on_delivery=heard,
                )
                last[fact.stream, shard] = fact.position
            left = self.producer.flush(PATIENCE)
        except (KafkaException, BufferError) as error:
            raise BrokerAway(str(error)) from error
        if left or failed:
            self.producer.purge()
            raise BrokerAway(failed[0] if failed else f"{left} facts were not acknowledged in {PATIENCE:.0f} s")
        return last
