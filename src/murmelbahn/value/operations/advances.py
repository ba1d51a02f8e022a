"""Advances: asked by a payment request, invoiced when the money is there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.facts import AdvanceOverdue, AdvanceRequested, AdvanceVoided
from murmelbahn.value.models import AdvanceRequestRow
from murmelbahn.value.operations.booking import day_after, lock, money
from murmelbahn.value.operations.receipts import meet_advance
from murmelbahn.value.queries.sheet import agreed
from murmelbahn.value.terms import AdvanceAlreadyPaid, AdvanceState, AdvanceTooHigh


@operation
def request_advance(actor: Actor, *, deal: UUID, amount: Money, due_on: date) -> UUID:
    """Ask for an advance by payment request (not a tax document); sets the timer `value.advance.overdue`.

    The advance invoice (386) is issued when the money comes in, at once for what is held already. Raises NothingAgreed,
    AdvanceTooHigh.
    """
    account = lock(actor, deal)
    totals = agreed(account).totals
    if amount > totals.net + totals.vat:
        raise AdvanceTooHigh(total=totals.net + totals.vat, amount=amount)
    row = AdvanceRequestRow.objects.create(
        id=new_id(),
        market=account.market,
        seller=account.seller,
        deal=deal,
        amount=amount.amount,
        currency=account.currency,
        due_on=due_on,
    )
    where = {"market": account.market, "seller": account.seller}
    overdue = AdvanceOverdue(request=row.id, deal=deal)
    timers.set_timer(overdue, key=deal, name=str(row.id), due=day_after(due_on, account.market), **where)
    emit(AdvanceRequested(request=row.id, deal=deal, amount=amount, due_on=due_on), key=deal, **where)
    meet_advance(account, row)
    return row.id


@operation
def void_advance_request(actor: Actor, *, request: UUID) -> UUID:
    """Take back an unpaid request: no credit note needed. Raises AdvanceAlreadyPaid."""
    deal = AdvanceRequestRow.objects.filter(id=request).values_list("deal", flat=True).first()
    if deal is None:
        raise NotFound(kind="advance_request", id=request)
    account = lock(actor, deal)
    row = AdvanceRequestRow.objects.get(id=request)
    if row.received:
        raise AdvanceAlreadyPaid(received=money(row.received, account))
    if row.state == AdvanceState.ASKED:
        AdvanceRequestRow.objects.filter(id=request).update(state=AdvanceState.VOID.value)
        timers.cancel_timer(AdvanceOverdue, str(request), key=deal)
        emit(AdvanceVoided(request=request, deal=deal), key=deal, market=account.market, seller=account.seller)
    return request
