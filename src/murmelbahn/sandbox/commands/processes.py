"""What processes cost: CPU seconds from /proc, of this process and of PostgreSQL's backends in this world."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from murmelbahn.kernel import world
from murmelbahn.kernel.sql import ask

TICK = os.sysconf("SC_CLK_TCK")


def cpu_of_process() -> float:
    """User and system time of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def cpu_of_backends() -> float:
    """CPU seconds of the living backends that serve this world; 0.0 where they are on another machine."""
    rows = ask("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
    return sum(_cpu_of(int(pid)) for (pid,) in rows)


def _cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK


@dataclass(slots=True)
class Counted:
    """Commits that were seen."""

    number: int = 0


@contextmanager
def commits_counted() -> Iterator[Counted]:
    """Counts the commits of this process's connection to the world while the block lasts."""
    connection, seen = world.connection(), Counted()
    commit = connection.commit

    def counting() -> None:
        seen.number += 1
        commit()

    connection.commit = counting  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        del connection.commit
