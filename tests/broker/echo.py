"""Sends every message of a world's topics once more, to the same partition: at least once, taken at its word."""

from __future__ import annotations

import threading
from typing import Any

from confluent_kafka import Consumer, KafkaException, Producer

from murmelbahn.connect.kafka import topics
from murmelbahn.connect.kafka.ears import leave

AGAIN = ("again", b"1")
IDLE = 10
"""Empty looks after which the producer goes."""


class Echo(threading.Thread):
    """Runs beside the roll; a broker that is away is waited for by the clients themselves."""

    def __init__(self, servers: str, world: str) -> None:
        super().__init__(daemon=True)
        self.asked_to_end = threading.Event()
        self.sent = 0
        self.servers = servers
        self.producer: Producer | None = None
        self.reader = Consumer(
            {
                "bootstrap.servers": servers,
                "group.id": "echo",
                "auto.offset.reset": "earliest",
                "session.timeout.ms": 6_000,
                "topic.metadata.refresh.interval.ms": 2_000,
                "log_level": 0,
            }
        )
        self.reader.subscribe([topics.topic(world, stream) for stream in topics.streams()])

    def run(self) -> None:
        """A producer is kept only while there is something to repeat: an idle one would make topics that a broker lost anew,
        before the relay does, with as many partitions as the broker likes."""
        idle = 0
        while not self.asked_to_end.is_set():
            found = self.reader.consume(200, timeout=0.1)
            idle = 0 if found else idle + 1
            if idle == IDLE:
                self._stop()
            for message in found:
                if message.error() is None and AGAIN not in (message.headers() or []):
                    self._again(message)

    def _stop(self) -> None:
        if self.producer is not None:
            self.producer.flush(1)
            self.producer = None

    def _again(self, message: Any) -> None:
        if self.producer is None:
            self.producer = Producer({"bootstrap.servers": self.servers, "log_level": 0})
        try:
            self.producer.produce(
                message.topic(),
                key=message.key(),
                value=message.value(),
                partition=message.partition(),
                headers=[AGAIN],
            )
            self.sent += 1
        except (BufferError, KafkaException):
            self.producer.poll(0.1)

    def end(self) -> int:
        """How many were sent again."""
        self.asked_to_end.set()
        self.join(10)
        self._stop()
        leave(self.reader)
        return self.sent
