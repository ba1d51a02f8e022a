"""Is that postmaster alive, and is it ours? Pids are reused and zombies answer signals, so neither is believed."""

from __future__ import annotations

import os
import select
import signal
import time
from contextlib import suppress
from pathlib import Path

SLACK = 60
"""Seconds: a process that began longer than this after the pid file was written did not write it."""


def read_pid_file(data: Path) -> tuple[int, int, str] | None:
    """Pid, start (Unix seconds) and status word of `postmaster.pid`; None if there is none or it is half written."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), int(lines[2]), lines[7].strip() if len(lines) > 7 else "starting"
    except (FileNotFoundError, IndexError, ValueError):
        return None


def postmaster(data: Path) -> tuple[int, bool] | None:
    """(pid, ready) of the living postmaster of `data`, else None."""
    entry = read_pid_file(data)
    if entry is None:
        return None
    pid, began, word = entry
    if not _serves(pid, data) or _start_time(pid) > began + SLACK:
        return None
    return pid, word == "ready"


def leftovers(data: Path) -> list[int]:
    """Processes of a dead postmaster that still work on `data`."""
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [pid for pid in pids if _serves(pid, data)]


def _serves(pid: int, data: Path) -> bool:
    """Whether pid runs `postgres` inside `data` (every server process stands in its data folder). A zombie does not."""
    try:
        return is_postgres(pid) and Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
    except OSError:
        return False


def is_postgres(pid: int) -> bool:
    """Whether pid runs `postgres`: neither is it gone or a zombie nor does the number mean somebody else by now."""
    try:
        return Path(f"/proc/{pid}/exe").readlink().name.startswith("postgres")
    except OSError:
        return False


def _start_time(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        boot = next(
            int(line.split()[1]) for line in Path("/proc/stat").read_text().splitlines() if line.startswith("btime")
        )
    except OSError:
        return float("inf")
    return boot + int(fields[19]) / os.sysconf("SC_CLK_TCK")


def wait_gone(pid: int, seconds: float) -> bool:
    """Waits until pid has ended (a zombie has); reaps it if it is our child. False if it still lives after `seconds`."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        poller = select.poll()
        poller.register(handle, select.POLLIN)
        gone = bool(poller.poll(max(0.0, seconds) * 1000))
    finally:
        os.close(handle)
    if gone:
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
    return gone


def wait_all_gone(data: Path, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    return all(wait_gone(pid, deadline - time.monotonic()) for pid in leftovers(data))


def send(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)
