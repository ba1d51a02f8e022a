"""What clients did and died before they wrote it down: read from the keys of their commands, which are in the world."""

from __future__ import annotations

import json
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.sql import ask
from murmelbahn.sandbox.terms import Doubt

UNTOLD = """
WITH said AS MATERIALIZED (
    SELECT split_part(key, ':', 3)::integer AS n, split_part(key, ':', 4)::integer AS number, key, result
    FROM kernel_idempotencykey WHERE key LIKE %s
)
SELECT roll.n, said.number, said.key, said.result
FROM said JOIN sandbox_roll roll ON roll.seed = %s AND roll.n = said.n AND said.number > roll.told
WHERE NOT roll.finished AND roll.n %% %s = %s
ORDER BY roll.n, said.number
"""
"""Commands beyond those a deal's memory knows of; a key is roll:seed:n:number:act/step."""


class _Command(NamedTuple):
    n: int
    number: int
    act: str
    step: str
    answer: UUID | str | None


def doubts(actor: Actor, *, seed: int, share: tuple[int, int] = (0, 1)) -> dict[int, tuple[Doubt, ...]]:
    """By n, the acts in the order in which they were begun; only the last of a deal can be unfinished."""
    mine, of = share
    rows = ask(UNTOLD, [f"roll:{seed}:%", seed, of, mine])
    commands = [_command(*row) for row in rows]
    return {n: _acts(list(told)) for n, told in groupby(commands, key=lambda one: one.n)}


def _acts(told: list[_Command]) -> tuple[Doubt, ...]:
    last = told[-1].number
    found = []
    for act, given in groupby(told, key=lambda one: one.act):
        steps = list(given)
        number = steps[-1].number
        answers = {one.step: one.answer for one in steps}
        found.append(Doubt(act=act, steps=answers, last=number, over=number < last))
    return tuple(found)


def _command(n: int, number: int, key: str, result: str | list[str | None]) -> _Command:
    act, _, step = key.split(":", 4)[4].partition("/")
    kind, answer = json.loads(result) if isinstance(result, str) else result
    return _Command(n, number, act, step, UUID(answer) if kind == "UUID" and answer else answer)
