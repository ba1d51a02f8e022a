"""Sends every message of a world's topics once more, to the same partition: at least once, taken at its word."""

from __future__ import annotations

import threading
from typing import Any

from confluent_kafka import Consumer, KafkaException, Producer

from murmelbahn.connect.kafka import topics

AGAIN = ("again", b"1")


class Echo(threading.Thread):
    """Runs beside the roll; a broker that is away is waited for by the clients themselves."""

    def __init__(self, servers: str, world: str) -> None:
        super().__init__(daemon=True)
        self.asked_to_end = threading.Event()
        self.sent = 0
        self.producer = Producer({"bootstrap.servers": servers, "log_level": 0})
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
        while not self.asked_to_end.is_set():
            for message in self.reader.consume(200, timeout=0.1):
                if message.error() is None and AGAIN not in (message.headers() or []):
                    self._again(message)

    def _again(self, message: Any) -> None:
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
        self.producer.flush(5)
        self.reader.close()
        return self.sent
