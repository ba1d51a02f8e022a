"""Bank entries: each is booked by itself, matched or left to a person."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import emit, operation, today
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.markets import queries as markets
from murmelbahn.value.facts import EntryParked
from murmelbahn.value.models import BankEntryRow, Payout, Refund
from murmelbahn.value.operations.booking import lock
from murmelbahn.value.operations.clearing import book_return, meet_returns
from murmelbahn.value.operations.entry_returns import entry_returned
from murmelbahn.value.operations.payouts import settle_payout, take_payout_back
from murmelbahn.value.operations.receipts import receive_payment
from murmelbahn.value.operations.refunds import settle_refund
from murmelbahn.value.queries.access import NATIONAL, find_account, require_person
from murmelbahn.value.rules.booking_day import believed
from murmelbahn.value.rules.matching import references_in
from murmelbahn.value.terms import (
    INCOMING,
    EntryForeign,
    EntryOrigin,
    EntryPlaced,
    EntryState,
    ParkReason,
    PayoutState,
    RefundState,
)


@operation
def book_entry(actor: Actor, *, entry: UUID) -> UUID | None:
    """Book one bank entry: match the payment reference, fill an open advance request, then claims by due date, the rest
    is held (UNALLOC). What has no deal, and what bears a day nobody believes, is parked. Booking twice changes nothing.
    Answers the payment's id, if any."""
    row = first(BankEntryRow, where("id = %s", entry))
    if row is None or not (actor.is_system or actor.may_see_market(row.market)):
        raise NotFound(kind="bank_entry", id=entry)
    if row.state != EntryState.NEW:
        return None
    if not believed(row.booked_on, _today(row)):
        return _park(row, ParkReason.DAY)
    if row.origin == EntryOrigin.OUTGOING:
        return _book_outgoing(actor, row)
    if row.origin == EntryOrigin.RETURN:
        booked, waits = book_return(actor, row)
        return _park(row, waits) if waits and not _payout_came_back(row) else booked
    booked = _book_incoming(actor, row)
    meet_returns(actor, row)
    return booked


def _book_incoming(actor: Actor, row: BankEntryRow) -> UUID | None:
    references = references_in(row.remittance)
    if not references:
        return _park(row, ParkReason.NO_REFERENCE)
    account = find_account(actor, where("seller = %s AND reference = ANY(%s)", row.seller, list(references)), lock=True)
    if account is None:
        return _park(row, ParkReason.UNKNOWN_REFERENCE)
    if account.currency != row.currency:
        return _park(row, ParkReason.CURRENCY)
    return receive_payment(account, row)


@operation
def allocate_entry(actor: Actor, *, entry: UUID, deal: UUID) -> UUID:
    """A person places a parked entry; one whose day nobody believes is booked today (the
    statement keeps what the bank wrote). Raises EntryPlaced, EntryForeign, OnlyNamedPerson."""
    require_person(actor, *NATIONAL)
    row = BankEntryRow.objects.filter(id=entry, state=EntryState.PARKED.value).first()
    if row is None or not actor.may_see_market(row.market):
        placed = BankEntryRow.objects.filter(id=entry, state=EntryState.ALLOCATED.value).exists()
        raise EntryPlaced() if placed else NotFound(kind="bank_entry", id=entry)
    account = lock(actor, deal)
    if account.seller != row.seller or row.origin not in INCOMING:
        raise NotFound(kind="deal", id=deal)
    if account.currency != row.currency:
        raise EntryForeign(entry=row.currency, deal=account.currency)
    if not believed(row.booked_on, _today(row)):
        row.booked_on = _today(row)
        BankEntryRow.objects.filter(id=row.id).update(booked_on=row.booked_on)
    payment = receive_payment(account, row)
    if payment is None:
        raise EntryPlaced()
    meet_returns(actor, row)
    return payment


def _book_outgoing(actor: Actor, row: BankEntryRow) -> UUID | None:
    """Money that left: it executes one of our refunds or payouts to the cent, or a person must look at it."""
    ids = _ids(row.end_to_end)
    ours = {"id__in": ids, "seller": row.seller, "amount": row.amount, "currency": row.currency}
    released = [RefundState.APPROVED.value, RefundState.PAID.value]
    refund = Refund.objects.filter(**ours, state__in=released).first()
    payout = Payout.objects.select_for_update().filter(**ours).first()
    back = BankEntryRow.objects.filter(**ours, state=EntryState.RETURNING.value).first()
    if back is not None:
        entry_returned(back, paid_on=row.booked_on)
    elif refund is not None:
        settle_refund(actor, refund.id, reference=row.reference, paid_on=row.booked_on)
    elif payout is not None:
        settle_payout(payout, reference=row.reference, paid_on=row.booked_on)
    else:
        return _park(row, ParkReason.NO_PARTNER)
    deal = refund.deal if refund is not None else None
    BankEntryRow.objects.filter(id=row.id).update(state=EntryState.ALLOCATED.value, deal=deal)
    return None


def _payout_came_back(row: BankEntryRow) -> bool:
    """Whether the entry sends back one of our payouts, to the cent."""
    ours = {"seller": row.seller, "reference": row.returns, "amount": row.amount, "currency": row.currency}
    paid = (
        Payout.objects.select_for_update().filter(**ours, state=PayoutState.PAID.value).first() if row.returns else None
    )
    if paid is None:
        return False
    take_payout_back(paid, returned_on=row.booked_on)
    BankEntryRow.objects.filter(id=row.id).update(state=EntryState.ALLOCATED.value)
    return True


def _today(row: BankEntryRow) -> date:
    return today(markets.market(SYSTEM, code=row.market).zone)


def _ids(end_to_end: str) -> list[UUID]:
    plain = end_to_end.replace("-", "").lower()
    return [UUID(plain)] if len(plain) == 32 and not set(plain) - set("0123456789abcdef") else []


def _park(row: BankEntryRow, reason: ParkReason) -> UUID | None:
    """Leave the entry to a person. Answers None: no payment."""
    changed = BankEntryRow.objects.filter(id=row.id, state=EntryState.NEW.value).update(
        state=EntryState.PARKED.value, park_reason=reason.value
    )
    if changed:
        fact = EntryParked(entry=row.id, reason=reason, amount=Money.of(row.amount, row.currency))
        emit(fact, key=row.id, market=row.market, seller=row.seller)
    return None
