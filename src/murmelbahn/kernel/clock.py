"""Two clocks. `read` is the world's time (one row, forward only, real time in a live world); `machine` is this machine's,
for sessions, codes, leases and back-off only."""

from __future__ import annotations

from datetime import UTC, datetime

from murmelbahn.kernel import world
from murmelbahn.kernel.refusals import Refusal


class ClockRunsForward(Refusal):
    """A world's time never goes back, and a live world's time is not ours to move."""

    code, status = "kernel.clock_runs_forward", 409


def machine() -> datetime:
    """This machine's time in UTC."""
    return datetime.now(UTC)


def read() -> datetime:
    """The world's time. Operations use `command.now()`, which reads it once."""
    with world.connection().cursor() as cursor:
        cursor.execute("SELECT at FROM kernel_clock WHERE id = 1")
        row = cursor.fetchone()
    return machine() if row is None or row[0] is None else row[0]


def move(at: datetime) -> None:
    """Set the time of a world that has a clock of its own. Raises `ClockRunsForward`."""
    with world.connection().cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_clock SET at = %s WHERE id = 1 AND kind = 'set' AND (at IS NULL OR at <= %s)", [at, at]
        )
        if cursor.rowcount != 1:
            raise ClockRunsForward(to=at)
