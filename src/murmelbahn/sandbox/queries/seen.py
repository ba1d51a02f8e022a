"""A deal as its people see it today."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.actor import Actor
from murmelbahn.sandbox.terms import Begun, Seen
from murmelbahn.value import queries as value


def seen(actor: Actor, *, begun: Begun, day: date) -> tuple[Seen, DealView | None]:
    """The three tracks and, where money is the question, what is owed and what is held; and the deal as it was read."""
    if begun.deal is None:
        return Seen(day=day, done=begun.done), None
    view = deals.deal(actor, deal=begun.deal)
    owes = held = False
    if not view.closed and view.agreement and (view.end is not None or view.value == "earned"):
        books = value.settled(actor, deal=begun.deal)
        open_accounts = dict(books.open)
        owes, held = "DEBTOR" in open_accounts, "UNALLOC" in open_accounts
    return (
        Seen(
            day=day,
            vehicle=view.vehicle.value,
            customer=view.customer.value,
            value=view.value.value,
            end=view.end.value if view.end else "",
            closed=view.closed,
            agreement=view.agreement,
            building=view.build is not None,
            owes=owes,
            held=held,
            done=begun.done,
        ),
        view,
    )
