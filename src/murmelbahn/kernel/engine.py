"""The engine of a world: place, deliver, ring, until nothing is left to do. `work` turns it; tests and the demo clock too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from murmelbahn.kernel import clock, command, log, marks, timers
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.delivery import deliver
from murmelbahn.kernel.fact import Projection, Station, Subscription
from murmelbahn.kernel.held import retry
from murmelbahn.kernel.marks import Subscriber
from murmelbahn.kernel.sql import ask_one


@dataclass(frozen=True, slots=True)
class Glance:
    """What waits in a world: alarms that are due, facts without a position, held facts whose time has come (one behind another
    of its key has its time when that one is gone)."""

    due: bool
    unplaced: bool
    held: bool

    @property
    def anything(self) -> bool:
        return self.due or self.unplaced or self.held


def glance() -> Glance:
    """One cheap question, so that an idle world costs next to nothing."""
    row = ask_one(
        "SELECT EXISTS (SELECT FROM kernel_timer"
        " WHERE due <= (SELECT coalesce(at, clock_timestamp()) FROM kernel_clock)),"
        " EXISTS (SELECT FROM kernel_unplaced),"
        " EXISTS (SELECT FROM kernel_held h WHERE (attempts = 0 OR retry_at <= %s) AND NOT EXISTS (SELECT FROM kernel_held"
        " WHERE (subscription, stream, key) = (h.subscription, h.stream, h.key) AND position < h.position))",
        [clock.machine()],
    )
    return Glance(*row)


@dataclass(frozen=True, slots=True)
class Engine:
    """Everything that hears facts, wired by `app`."""

    subscriptions: Sequence[Subscription] = field(default_factory=tuple)
    projections: Sequence[Projection] = field(default_factory=tuple)
    stations: Sequence[Station] = field(default_factory=tuple)
    carry: Callable[[Sequence[Subscriber]], int] = deliver
    """How facts come to subscribers; returns how many deliveries were made."""

    @property
    def subscribers(self) -> list[Subscriber]:
        return [*self.subscriptions, *self.stations, *self.projections]

    def turn(self) -> int:
        """One round; returns how much was done, 0 when the world is idle."""
        seen = glance()
        done = timers.ring() if seen.due else 0
        done += log.place() if seen.unplaced or done else 0
        done += self.carry(self.subscribers)
        return done + (retry([*self.subscriptions, *self.stations]) if seen.held else 0)

    def until_idle(self, rounds: int = 10_000) -> int:
        """Turn until nothing is left at this moment of the world's time. Raises RuntimeError if it never ends."""
        total = 0
        for _ in range(rounds):
            done = self.turn()
            if done == 0:
                return total
            total += done
        raise RuntimeError("the world does not come to rest: reactions keep causing one another")

    def until(self, at: datetime) -> None:
        """Let the world live up to a moment: every timer rings at its own time, in order."""
        self.until_idle()
        while (due := timers.next_due()) is not None and due <= at:
            if due > clock.read():
                clock.move(due)
            self.until_idle()
        if at > clock.read():
            clock.move(at)
        self.until_idle()

    def until_something_happens(self) -> datetime | None:
        """Go to the next alarm and live through it; None when nothing is to come."""
        self.until_idle()
        due = timers.next_due()
        if due is not None:
            self.until(max(due, clock.read()))
        return due


def replay(projection: Projection, batch: int = 5_000) -> int:
    """Empty a projection and build it again from the whole log, in one transaction; returns the number of facts applied."""
    count = position = 0
    with command.begin(SYSTEM):
        projection.clear(SYSTEM)
        while rows := marks.after(position, sorted(projection.topics), batch):
            projection.apply(SYSTEM, rows)
            count, position = count + len(rows), rows[-1].position
    return count
