"""The roll day by day: the engine lives up to a morning, then everybody acts, then the engine carries what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from murmelbahn.kernel import clock
from murmelbahn.kernel.engine import Engine
from murmelbahn.sandbox.commands.crew import Crew
from murmelbahn.sandbox.commands.processes import cpu_of_process

MORNING = time(8)
"""UTC: the people of a deal act after the alarms of the night have rung."""
MOST_ROUNDS = 60
MOST_DAYS = 400
"""Of the world: no deal takes longer; one that does is reported as unfinished."""


@dataclass
class Rolled:
    """What a roll did, counted."""

    acts: Counter[str] = field(default_factory=Counter)
    commands: int = 0
    commits: int = 0
    rounds: int = 0
    days: int = 0
    finished: int = 0
    clients_cpu: float = 0.0
    engine_cpu: float = 0.0
    refused: list[str] = field(default_factory=list)
    """Deals that were set aside, with the act and what the house said."""


def live(engine: Engine, crew: Crew, *, told: Callable[[date, int], None], last: date | None = None) -> Rolled:
    """Live until every deal of the crew is finished, or through the day `last`. `told` hears the day and how many deals
    finished on it."""
    rolled = Rolled()
    crew.begin()
    day: date | None = clock.read().date()
    last = last or clock.read().date() + timedelta(days=MOST_DAYS)
    while day is not None and day <= last:
        with _counted(rolled):
            engine.until(max(datetime.combine(day, MORNING, UTC), clock.read()))
        rolled.days += 1
        day = _day(engine, crew, day, rolled, told)
    with _counted(rolled):
        engine.until_idle()
    return rolled


def _day(engine: Engine, crew: Crew, day: date, rolled: Rolled, told: Callable[[date, int], None]) -> date | None:
    """All rounds of a day; answers the next day on which somebody has something to do."""
    for _ in range(MOST_ROUNDS):
        said = crew.live(day)
        rolled.rounds += 1
        for one in said:
            rolled.acts.update(one.acts)
            rolled.commands += one.commands
            rolled.commits += one.commits
            rolled.clients_cpu += one.cpu
            rolled.refused += one.refused
        finished = sum(one.finished for one in said)
        rolled.finished += finished
        told(day, finished)
        if not any(one.acted for one in said):
            return min((one.wake for one in said if one.wake is not None), default=None)
        with _counted(rolled):
            engine.until_idle()
    raise RuntimeError(f"{day} does not come to its evening: every round causes another")


@contextmanager
def _counted(rolled: Rolled) -> Iterator[None]:
    before = cpu_of_process()
    try:
        yield
    finally:
        rolled.engine_cpu += cpu_of_process() - before
