"""Two clocks. `read` is the world's time (one row, forward only, real time in a live world); `machine` is this machine's,
for sessions, codes, leases and back-off only."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from murmelbahn.kernel.refusals import Refusal
from murmelbahn.kernel.sql import ask_one, tell


class ClockRunsForward(Refusal):
    """A world's time never goes back, and a live world's time is not ours to move."""

    code, status = "kernel.clock_runs_forward", 409


def machine() -> datetime:
    """This machine's time in UTC."""
    return datetime.now(UTC)


def asked() -> datetime:
    """The world's time by its row, now."""
    row = ask_one("SELECT at FROM kernel_clock WHERE id = 1")
    return machine() if row is None or row[0] is None else row[0]


source: ContextVar[Callable[[], datetime]] = ContextVar("source", default=asked)
"""Whoever only looks may keep the answer and so look at one moment."""


def read() -> datetime:
    """The world's time. Operations use `command.now()`, which reads it once."""
    return source.get()()


def move(at: datetime) -> None:
    """Set the time of a world that has a clock of its own. Raises `ClockRunsForward`."""
    if not tell("UPDATE kernel_clock SET at = %s WHERE id = 1 AND kind = 'set' AND (at IS NULL OR at <= %s)", [at, at]):
        raise ClockRunsForward(to=at)
