"""What was begun in this world."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.sql import ask_one
from murmelbahn.sandbox.models import RollRow
from murmelbahn.sandbox.terms import Begun

IN_USE = """
SELECT EXISTS (SELECT FROM accounts_user) AND NOT EXISTS (SELECT FROM sandbox_roll)
    OR EXISTS (SELECT FROM deal_deal WHERE id NOT IN (SELECT deal FROM sandbox_roll WHERE deal IS NOT NULL))
"""


def begun(actor: Actor, *, seed: int, share: tuple[int, int] = (0, 1), open_only: bool = False) -> tuple[Begun, ...]:
    """Deals of a seed in the order of n; `share` (i, of) gives one client its own."""
    rows = RollRow.objects.filter(seed=seed)
    if open_only:
        rows = rows.filter(finished=False)
    mine, of = share
    return tuple(_view(row) for row in rows.order_by("n") if row.n % of == mine)


def _view(row: RollRow) -> Begun:
    return Begun(
        id=row.id,
        seed=row.seed,
        n=row.n,
        market=row.market,
        seller=row.seller,
        deal=row.deal,
        opens=row.opens,
        until=row.until,
        people={part: UUID(party) for part, party in row.people.items()},
        done={act: date.fromisoformat(day) for act, day in row.done.items()},
        wake=row.wake,
        finished=row.finished,
        told=row.told,
        outside=row.outside,
    )


def in_use(actor: Actor) -> bool:
    """Whether somebody works in this world: it has people or deals that no roll brought. A roll may not take its place."""
    return bool(ask_one(IN_USE)[0])
