"""One command, one commit: measured on a whole deal, from the first step to the settled one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest

from murmelbahn.kernel import command, log
from murmelbahn.kernel import world as kernel_world
from tests.journeys.conftest import START
from tests.journeys.de.test_s1_cash import test_cash_sale as live_through_s1
from tests.journeys.town import Town, engine

WRITE = re.compile(r"\s*(WITH\b.*\b)?(INSERT|UPDATE|DELETE|TRUNCATE)\b", re.IGNORECASE | re.DOTALL)
MOVES_THE_CLOCK = "UPDATE kernel_clock"
FLOOR = "'*'"
"""The stream of a floor: it says again, in one statement, what the marks say, forward only and repeated without harm."""


class Witness:
    """Counts commits and what belongs to them."""

    def __init__(self) -> None:
        self.commits = 0
        self.per_command: list[int] = []
        self.per_placing: list[int] = []
        self.beside: list[str] = []

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        connection = kernel_world.connection()
        commit = connection.commit

        def counted() -> None:
            self.commits += 1
            commit()

        monkeypatch.setattr(connection, "commit", counted)
        monkeypatch.setattr(command, "begin", self._counting(command.begin))
        place = log.place

        def placing(limit: int = 10_000) -> int:
            before = self.commits
            try:
                return place(limit)
            finally:
                self.per_placing.append(self.commits - before)

        monkeypatch.setattr(log, "place", placing)

    def _counting(self, begin: Callable[..., Any]) -> Callable[..., Any]:
        @contextmanager
        def counting(*args: Any, **kwargs: Any) -> Iterator[Any]:
            before = self.commits
            try:
                with begin(*args, **kwargs) as running:
                    yield running
            finally:
                self.per_command.append(self.commits - before)

        return counting

    def statement(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """Notes a write outside of any transaction: it would commit by itself."""
        floor = sql.startswith("INSERT INTO kernel_mark") and FLOOR in sql
        excused = floor or sql.startswith(MOVES_THE_CLOCK)
        if WRITE.match(sql) and not excused and not context["connection"].in_atomic_block:
            self.beside.append(sql)
        return execute(sql, params, many, context)


def test_one_commit_a_command(
    world: str, set_clock: Callable[[datetime], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that commits twice can die between the two, and a deal whose car is handed over and whose revenue is not
    is exactly what this house exists to prevent. A refused command commits nothing."""
    set_clock(START)
    town = Town("DE", engine())
    witness = Witness()
    witness.watch(monkeypatch)
    with kernel_world.connection().execute_wrapper(witness.statement):
        town.build()
        live_through_s1(town)
    assert len(witness.per_command) > 50
    assert set(witness.per_command) <= {0, 1}, "a command committed more than once: who opens a transaction inside it?"
    assert set(witness.per_placing) <= {0, 1}
    assert witness.commits == sum(witness.per_command) + sum(witness.per_placing), (
        "something was committed by neither a command, nor a reaction, nor the placer"
    )
    assert not witness.beside, f"written outside of any transaction: {witness.beside[0]}; make it an @operation"
