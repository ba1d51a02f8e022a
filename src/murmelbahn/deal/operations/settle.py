"""Settle: the end of a good deal. Nothing is owed, nothing is due, no right runs any more."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.facts import DealSettled
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.unwind import close_if_unwound, stop_clocks
from murmelbahn.deal.queries.holds import settle_holds
from murmelbahn.deal.terms import Customer, Value
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def try_settle(actor: Actor, *, deal: UUID) -> None:
    """Settle the deal if it is time. Reactions call it whenever something may have opened the gate; it never refuses."""
    desk = take(actor, deal)
    if desk.row.closed:
        return
    if desk.row.end:
        if close_if_unwound(desk):
            stop_clocks(desk)
            desk.save()
        return
    if desk.at(Value.EARNED) and not settle_holds(desk.seen):
        desk.move(Customer.SETTLED)
        desk.move(Value.SETTLED)
        desk.row.closed = True
        stop_clocks(desk)
        desk.emit(DealSettled(deal=deal, end=None))
        desk.save()
