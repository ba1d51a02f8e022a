"""CPU, commits, statements and WAL of one deal, step by step: one process, deals side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from tests.faults.life import Life, Stage, Wish, next_step

from benchmarks.machine import Used, used, wal_position
from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.engine import Engine

REACTIONS, LETTERS = ": reactions", ": letters"


@dataclass
class Measured:
    """Sums over `deals` deals. `steps` in the order they happened; `to_paid` ends when the money is safe. What becomes of a
    fact in other rooms is part of a step; writing the customer's letters is measured apart."""

    deals: int
    counting: bool = False
    steps: dict[str, Used] = field(default_factory=dict)
    statements: Counter[str] = field(default_factory=Counter)
    commands: int = 0
    commits: int = 0
    facts: int = 0
    wal_to_paid: int = 0
    wal: int = 0

    @property
    def to_paid(self) -> Used:
        names = list(self.steps)
        return self._sum([name for name in names[: names.index("pay" + LETTERS)] if not name.endswith(LETTERS)])

    @property
    def whole(self) -> Used:
        return self._sum([name for name in self.steps if not name.endswith(LETTERS)])

    @property
    def letters(self) -> Used:
        return self._sum([name for name in self.steps if name.endswith(LETTERS)])

    def _sum(self, names: list[str]) -> Used:
        total = Used()
        for name in names:
            total.add(self.steps[name])
        return total


@contextmanager
def commits_counted(measured: Measured) -> Iterator[None]:
    """Counts what the connection of this process commits."""
    connection = world.connection()
    commit = connection.commit

    def counting() -> None:
        measured.commits += 1
        commit()

    connection.commit = counting  # type: ignore[method-assign]
    try:
        yield
    finally:
        del connection.commit


def measure(stage: Stage, wishes: list[Wish], *, counting: bool = False) -> Measured:
    """Sell these cars from the configuration to the settled deal. `counting` statements makes each dearer: its CPU is not
    that of an unwatched deal."""
    measured = Measured(len(wishes), counting=counting)

    def tell(when: str, _: UUID | str, __: str) -> None:
        measured.commands += when == "sent"

    life = Life(stage, tell)
    wal = wal_position()
    with commits_counted(measured):
        deals = _step(measured, "configure, open", lambda: [_open(life, wish, measured) for wish in wishes])
        while True:
            commits = measured.commits
            _react(measured, stage.town.engine)
            measured.commits = commits  # commits per command: the commands' own
            seen = [deal_queries.deal(SYSTEM, deal=deal) for deal in deals]
            if _last(measured) == "pay":
                measured.wal_to_paid = wal_position() - wal
            if not next_step(seen[0]):
                break
            _step(measured, next_step(seen[0]), lambda: [life.onward(deal) for deal in deals])
    measured.wal = wal_position() - wal
    assert all(one.closed for one in seen)
    with world.connection().cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_fact WHERE key = ANY(%s)", [deals])
        measured.facts = cursor.fetchone()[0]
    return measured


def _open(life: Life, wish: Wish, measured: Measured) -> UUID:
    life.configure()
    measured.commands += 1
    return life.open(wish)


def _last(measured: Measured) -> str:
    return [name for name in measured.steps if not name.endswith((REACTIONS, LETTERS))][-1]


def _react(measured: Measured, engine: Engine) -> None:
    """Let the world come to rest: the letters after the rest, as a work process of their own would write them."""
    letters = [one for one in engine.subscriptions if one.name == "deal.letters"]
    others = replace(engine, subscriptions=[one for one in engine.subscriptions if one not in letters])
    assert letters
    step, done = _last(measured), 1
    while done:
        done = _step(measured, f"{step}{REACTIONS}", others.until_idle)
        done += _step(measured, f"{step}{LETTERS}", replace(engine, subscriptions=letters).until_idle)


def _step(measured: Measured, name: str, call: Callable[[], Any]) -> Any:
    def count(execute: Callable[..., Any], *arguments: Any) -> Any:
        measured.statements[name] += 1
        return execute(*arguments)

    with used() as took, world.connection().execute_wrapper(count) if measured.counting else nullcontext():
        result = call()
    measured.steps.setdefault(name, Used()).add(took)
    return result
