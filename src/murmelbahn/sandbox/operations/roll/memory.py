"""The roll's memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from murmelbahn.kernel import world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.sandbox.models import RollRow
from murmelbahn.sandbox.rules.fate import plan_of
from murmelbahn.sandbox.terms import Begun, Plan

NOTE = """
UPDATE sandbox_roll AS roll SET deal = said.deal, people = said.people, done = said.done, wake = said.wake,
    finished = said.finished
FROM unnest(%s::uuid[], %s::uuid[], %s::jsonb[], %s::jsonb[], %s::date[], %s::boolean[])
    AS said (id, deal, people, done, wake, finished)
WHERE roll.id = said.id
"""


@operation
def begin_roll(actor: Actor, *, seed: int, deals: int) -> None:
    """Write down deals 1 to `deals` of a seed; those that stand are left as they are."""
    _begin(plan_of(seed, n) for n in range(1, deals + 1))


@operation
def begin_plans(actor: Actor, *, plans: Sequence[Plan]) -> None:
    """Write down chosen deals with the day each opens and the act before which it stands still."""
    _begin(plans)


def _begin(plans: Iterable[Plan]) -> None:
    rows = [
        RollRow(
            seed=plan.seed,
            n=plan.n,
            market=plan.market,
            seller=f"CORVANE-{plan.market}",
            opens=plan.opens,
            wake=plan.opens,
            until=plan.until,
        )
        for plan in plans
    ]
    RollRow.objects.bulk_create(rows, ignore_conflicts=True)


@operation
def note_progress(actor: Actor, *, begun: Sequence[Begun]) -> None:
    """Write down how far these deals are. Said twice, it is the same; a client that dies before it says so does its acts
    again, and they answer what they answered."""
    columns: list[Any] = [
        [one.id for one in begun],
        [one.deal for one in begun],
        [json.dumps({part: str(party) for part, party in one.people.items()}) for one in begun],
        [json.dumps({act: day.isoformat() for act, day in one.done.items()}) for one in begun],
        [one.wake for one in begun],
        [one.finished for one in begun],
    ]
    with world.connection().cursor() as cursor:
        cursor.execute(NOTE, columns)
