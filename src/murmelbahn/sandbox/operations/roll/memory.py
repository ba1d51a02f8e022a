"""The roll's memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.sandbox.models import RollRow
from murmelbahn.sandbox.rules.fate import plan_of
from murmelbahn.sandbox.terms import Begun, Plan


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
