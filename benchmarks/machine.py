"""What this machine is and what it does just now: a figure without it says nothing."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from murmelbahn.kernel import world

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Used:
    """CPU seconds of this process and of the backend that serves it, and elapsed seconds."""

    client: float = 0.0
    database: float = 0.0
    elapsed: float = 0.0

    @property
    def cpu(self) -> float:
        return self.client + self.database

    def add(self, other: Used) -> None:
        self.client += other.client
        self.database += other.database
        self.elapsed += other.elapsed


def cpu_of(pid: int) -> float:
    """User and system seconds of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def backend() -> int:
    with world.connection().cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid: int = cursor.fetchone()[0]
        return pid


@contextmanager
def used() -> Iterator[Used]:
    """CPU and time of the block. The backend's own clock ticks 100 times a second: measure blocks of many deals."""
    found, pid = Used(), backend()
    began, mine, its = perf_counter(), process_time(), cpu_of(pid)
    yield found
    found.client, found.database = process_time() - mine, cpu_of(pid) - its
    found.elapsed = perf_counter() - began


def wal_position() -> int:
    """Bytes of WAL written so far."""
    with world.connection().cursor() as cursor:
        cursor.execute("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
        found: int = cursor.fetchone()[0]
        return found


def fsync_latency(folder: Path, times: int = 50) -> float:
    """Median seconds of writing 8 KiB and waiting for the disk."""
    path, block, seconds = folder / "fsync.probe", os.urandom(8192), []
    with path.open("wb") as file:
        for _ in range(times):
            began = perf_counter()
            file.write(block)
            file.flush()
            os.fsync(file.fileno())
            seconds.append(perf_counter() - began)
    path.unlink()
    return median(seconds)


def facts() -> dict[str, str]:
    """Name and value of what describes the machine."""
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    memory = int(Path("/proc/meminfo").read_text().split()[1]) // 1024**2
    with world.connection().cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(name || '=' || setting, ', ' ORDER BY name) FROM pg_settings"
                       " WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')")  # fmt: skip
        settings = cursor.fetchone()[0]
    return {
        "cores": f"{len(os.sched_getaffinity(0))} ({names[0].partition(': ')[2] if names else platform.machine()})",
        "memory": f"{memory} GB",
        "Python": platform.python_version(),
        "PostgreSQL": f"{server} ({settings})",
    }
