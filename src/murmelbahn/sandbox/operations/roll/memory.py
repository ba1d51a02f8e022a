"""The roll's memory."""

from __future__ import annotations

from collections.abc import Sequence

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.sandbox.models import RollRow
from murmelbahn.sandbox.rules.fate import plan_of
from murmelbahn.sandbox.terms import Begun


@operation
def begin_roll(actor: Actor, *, seed: int, deals: int, first: int = 1) -> None:
    """Write down deals `first` to `first + deals - 1` of a seed; those that stand are left as they are."""
    rows = []
    for n in range(first, first + deals):
        plan = plan_of(seed, n)
        rows.append(RollRow(seed=seed, n=n, market=plan.market, seller=f"CORVANE-{plan.market}", wake=plan.opens))
    RollRow.objects.bulk_create(rows, ignore_conflicts=True)


@operation
def note_progress(actor: Actor, *, begun: Sequence[Begun]) -> None:
    """Write down how far these deals are. Said twice, it is the same; a client that dies before it says so does its acts
    again, and they answer what they answered."""
    rows = [
        RollRow(
            id=one.id,
            deal=one.deal,
            people={part: str(party) for part, party in one.people.items()},
            done={act: day.isoformat() for act, day in one.done.items()},
            wake=one.wake,
            finished=one.finished,
        )
        for one in begun
    ]
    RollRow.objects.bulk_update(rows, ["deal", "people", "done", "wake", "finished"], batch_size=200)
