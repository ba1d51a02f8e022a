"""Words of the embedded server."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

ROLE = "murmelbahn"
"""The only database role of an embedded server; the operating system's user is mapped onto it."""
PORT = 5432
"""Names the socket file; nothing listens on a network."""


class PostgresRefused(RuntimeError):
    """The embedded server cannot be had; the message is a sentence for the person at the terminal."""


class State(StrEnum):
    ABSENT = "absent"
    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers: where its data and socket are, and the pid of its postmaster."""

    data: Path
    socket: Path
    pid: int

    def dsn(self, database: str = "postgres") -> str:
        return f"postgresql://{ROLE}@/{quote(database)}?host={quote(str(self.socket), safe='')}&port={PORT}"

    def settings(self, database: str = "postgres") -> dict[str, str]:
        """The connection as Django's database settings spell it."""
        return {"NAME": database, "USER": ROLE, "PASSWORD": "", "HOST": str(self.socket), "PORT": str(PORT)}


@dataclass(frozen=True, slots=True)
class Status:
    state: State
    pid: int | None = None
