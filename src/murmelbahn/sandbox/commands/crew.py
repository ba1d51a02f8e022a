"""The clients of a roll: one in this process, or several in processes of their own."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Protocol

from django.db import connections

from murmelbahn.kernel import world
from murmelbahn.sandbox.apart import serve
from murmelbahn.sandbox.commands.client import Client, Said


class ClientFailed(RuntimeError):
    """A client ended before its deals did; what it had to say stands on standard error."""


class Crew(Protocol):
    """Whoever acts when a day is called."""

    def begin(self) -> None:
        """Take up what is left, before the world lives on."""
        ...

    def live(self, day: date) -> Sequence[Said]:
        """One round; one answer per client."""
        ...


@dataclass
class Alone:
    """One client in this very process."""

    client: Client

    def begin(self) -> None:
        self.client.begin()

    def live(self, day: date) -> Sequence[Said]:
        return [self.client.live(day)]


@dataclass
class Together:
    """Clients in processes of their own; a round is over when all have answered."""

    lines: list[Connection] = field(default_factory=list)
    members: list[SpawnProcess] = field(default_factory=list)

    @classmethod
    def of(cls, clients: int, *, seed: int) -> Together:
        """Start so many clients in the world we are in."""
        crew, spawn = cls(), multiprocessing.get_context("spawn")
        settings = dict(connections.databases[world.alias()])
        # They inherit that it is ignored: Ctrl-C is for us, and we let them finish what they are doing.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            for number in range(clients):
                near, far = spawn.Pipe()
                member = spawn.Process(target=serve, args=(far, settings, seed, (number, clients)), daemon=True)
                crew.lines.append(near)
                crew.members.append(member)
                member.start()
                far.close()
        finally:
            signal.signal(signal.SIGINT, before)
        return crew

    def begin(self) -> None:
        for line in self.lines:
            self._hear(line)

    def live(self, day: date) -> Sequence[Said]:
        for line in self.lines:
            self._call(line, day)
        return [self._hear(line) for line in self.lines]

    @staticmethod
    def _call(line: Connection, day: date) -> None:
        try:
            line.send(day)
        except (BrokenPipeError, ConnectionResetError):
            raise ClientFailed("a client is gone; `roll --resume` goes on from here") from None

    @staticmethod
    def _hear(line: Connection) -> Any:
        try:
            return line.recv()
        except (EOFError, ConnectionResetError):
            raise ClientFailed("a client is gone; `roll --resume` goes on from here") from None

    def end(self) -> None:
        """Let the clients go home."""
        for line in self.lines:
            line.close()
        for member in self.members:
            member.join(timeout=10)
            if member.is_alive():
                member.kill()
