"""Deals as their people see them today: one question for everybody who looks at the same time.

Half of what people do is to look whether it is their turn, so this is plain SQL over the tables of two rooms; who then acts
reads the deal through its own room.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.sql import ask
from murmelbahn.sandbox.terms import Begun, Seen

LOOK = """
SELECT deal.id, deal.vehicle, deal.customer, deal.value, deal."end", deal.closed, deal.agreement, deal.build IS NOT NULL,
    coalesce(money.owes, false), coalesce(money.held, false)
FROM deal_deal deal LEFT JOIN LATERAL (
    SELECT sum(amount) FILTER (WHERE account = 'DEBTOR') <> 0 AS owes,
        sum(amount) FILTER (WHERE account = 'UNALLOC') <> 0 AS held
    FROM value_posting posting WHERE posting.deal = deal.id
) money ON NOT deal.closed AND deal.agreement > 0 AND (deal."end" <> '' OR deal.value = 'earned')
WHERE deal.id = ANY(%s::uuid[])
"""
"""The three tracks and, where money is the question, whether something is owed and whether something is held."""


def seen(actor: Actor, *, begun: Sequence[Begun], day: date) -> dict[int, Seen]:
    """By n. A deal that was not opened yet is seen as nothing."""
    rows = {row[0]: row[1:] for row in ask(LOOK, [[one.deal for one in begun if one.deal is not None]])}
    return {one.n: _seen(one, rows[one.deal] if one.deal else None, day) for one in begun}


def _seen(begun: Begun, row: Sequence[object] | None, day: date) -> Seen:
    if row is None:
        return Seen(day=day, done=begun.done)
    vehicle, customer, value, end, closed, agreement, building, owes, held = row
    return Seen(
        day=day,
        vehicle=str(vehicle),
        customer=str(customer),
        value=str(value),
        end=str(end),
        closed=bool(closed),
        agreement=int(str(agreement)),
        building=bool(building),
        owes=bool(owes),
        held=bool(held),
        done=begun.done,
    )
