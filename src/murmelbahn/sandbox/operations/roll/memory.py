"""The roll's memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.sql import tell
from murmelbahn.sandbox.models import RollRow
from murmelbahn.sandbox.rules.fate import meets_partners, plan_of
from murmelbahn.sandbox.terms import Begun, Plan

NOTE = """
UPDATE sandbox_roll AS roll SET deal = said.deal, people = said.people, done = said.done, wake = said.wake,
    finished = said.finished, told = said.told
FROM unnest(%s::uuid[], %s::uuid[], %s::jsonb[], %s::jsonb[], %s::date[], %s::boolean[], %s::integer[])
    AS said (id, deal, people, done, wake, finished, told)
WHERE roll.id = said.id
"""
LOOK_AGAIN = """
UPDATE sandbox_roll AS roll SET wake = said.wake FROM unnest(%s::uuid[], %s::date[]) AS said (id, wake)
WHERE roll.id = said.id
"""


@operation
def begin_roll(actor: Actor, *, seed: int, deals: int, outside: int = 0) -> None:
    """Write down deals 1 to `deals` of a seed; those that stand are left as they are. Of the deals that may meet simulated
    partners, `outside` percent do."""
    drawn = (plan_of(seed, n) for n in range(1, deals + 1))
    _begin(replace(plan, outside=meets_partners(plan, outside)) for plan in drawn)


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
            outside=plan.outside,
        )
        for plan in plans
    ]
    RollRow.objects.bulk_create(rows, ignore_conflicts=True)


@operation
def note_progress(actor: Actor, *, begun: Sequence[Begun], looked: Sequence[Begun] = ()) -> None:
    """Write down how far these deals are, and when those that were only looked at are looked at again: whoever comes after
    a crash looks on the same days. What a client did and died before it said so is found by `queries.doubts`."""
    columns: list[Any] = [
        [one.id for one in begun],
        [one.deal for one in begun],
        [json.dumps({part: str(party) for part, party in one.people.items()}) for one in begun],
        [json.dumps({act: day.isoformat() for act, day in one.done.items()}) for one in begun],
        [one.wake for one in begun],
        [one.finished for one in begun],
        [one.told for one in begun],
    ]
    if begun:
        tell(NOTE, columns)
    if looked:
        tell(LOOK_AGAIN, [[one.id for one in looked], [one.wake for one in looked]])
