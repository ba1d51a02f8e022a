"""Late payment and non-collection: reminders with grace by the clock; what follows is a person's decision."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from murmelbahn.deal.facts import CollectionReminded, DeadlineDue
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.queries.default import awaited_on, collectable
from murmelbahn.deal.rules.clocks import end_of
from murmelbahn.deal.rules.turns import CLAIMED
from murmelbahn.deal.terms import Deadline
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.markets import queries as markets
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceKind

DUNNED = (InvoiceKind.FINAL, InvoiceKind.DAMAGES)


@operation
def payment_late(actor: Actor, *, deal: UUID, document: UUID) -> None:
    """The clock: a claim is past due. The first time a reminder with grace goes out; after that finance decides. Nobody is
    reminded of what a bank that lends to the buyer has yet to pay, nor before the handover of what a lessor pays on it."""
    desk = take(actor, deal)
    rules = markets.market(SYSTEM, code=desk.row.market)
    day = today(rules.zone)
    lent = value.others_open(SYSTEM, deal=deal)
    for item in value.open_items(SYSTEM, on=day, deal=deal):
        if item.document == document and item.days_late > 0 and item.reminders == 0 and item.kind in DUNNED:
            grace = markets.reminder_end(SYSTEM, market=rules.code, reminded=day)
            if item.open <= lent and item.kind is InvoiceKind.FINAL:
                values.await_lender(SYSTEM, document=document, until=grace)
            else:
                values.remind(SYSTEM, document=document, grace_until=grace)


@operation
def collection_late(actor: Actor, *, deal: UUID) -> None:
    """The clock: the car was not collected in time. A reminder with grace goes out; after that finance decides. While the
    car does not stand ready, or a day to collect it lies ahead, nobody is late and the clock asks again."""
    desk = take(actor, deal)
    if desk.row.end or not desk.at(*CLAIMED) or desk.row.collection_grace is not None:
        return
    rules = markets.market(SYSTEM, code=desk.row.market)
    day, awaited = today(rules.zone), awaited_on(desk.seen)
    if awaited is not None and awaited >= day:
        _ring(desk, Deadline.COLLECTION, awaited, rules.zone)
        return
    if not collectable(desk.seen):
        _ring(desk, Deadline.COLLECTION, markets.collection_end(SYSTEM, market=rules.code, notified=day), rules.zone)
        return
    grace = markets.collection_grace_end(SYSTEM, market=rules.code, reminded=day)
    desk.row.collection_grace = grace
    desk.emit(
        CollectionReminded(
            deal=deal, collect_until=desk.row.collect_until or day - timedelta(days=1), grace_until=grace
        )
    )
    _ring(desk, Deadline.COLLECTION_GRACE, grace, rules.zone)
    desk.save()


def _ring(desk: Desk, deadline: Deadline, after: date, zone: str) -> None:
    timers.set_timer(
        DeadlineDue(deal=desk.id, deadline=deadline),
        key=desk.id,
        name=deadline,
        due=end_of(after, zone),
        market=desk.row.market,
        seller=desk.row.seller,
    )
