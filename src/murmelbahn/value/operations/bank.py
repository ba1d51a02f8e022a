"""The bank's statements: stored once, every entry booked by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.facts import EntryParked, EntryReceived, StatementStored
from murmelbahn.value.models import BankEntryRow, DealAccount, LegalEntityRow, PayingAccount, Refund, Statement
from murmelbahn.value.operations.booking import lock
from murmelbahn.value.operations.receipts import receive_payment, take_payment_back
from murmelbahn.value.operations.refunds import settle_refund
from murmelbahn.value.queries.access import NATIONAL, find_account, require_person
from murmelbahn.value.rules.matching import references_in
from murmelbahn.value.terms import (
    BankEntry,
    BankStatement,
    EntryOrigin,
    EntryPlaced,
    EntryState,
    ParkReason,
    StatementBroken,
)


@operation
def store_statement(actor: Actor, *, content: bytes, statement: BankStatement) -> UUID:
    """Store a statement's bytes once (by hash) and its entries once for ever (by account and bank reference).

    Emits `value.entry.received` for each new booked entry; a repeated message changes nothing. Raises StatementBroken.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    owner = LegalEntityRow.objects.filter(iban=statement.account).first()
    if owner is None:
        raise StatementBroken(reason="account", statement=statement.statement)
    for entry in statement.entries:
        if not entry.reference or entry.amount <= Money.zero(entry.amount.currency):
            raise StatementBroken(reason="entry", statement=statement.statement)
    known = Statement.objects.filter(sha256=sha256).values_list("id", flat=True).first()
    if known is not None:
        return known
    stored = Statement.objects.create(
        market=owner.market,
        seller=owner.seller,
        account=statement.account,
        name=statement.statement,
        sha256=sha256,
        content=content,
        stored_at=now(),
    )
    fresh = _store_entries(stored, statement)
    where = {"market": owner.market, "seller": owner.seller}
    emit(StatementStored(statement=stored.id, entries=len(fresh)), key=stored.id, **where)
    for identity, entry in fresh:
        if entry.booked:
            fact = EntryReceived(entry=identity, origin=entry.origin, amount=entry.amount, booked_on=entry.booked_on)
            emit(fact, key=identity, **where)
    return stored.id


def _store_entries(stored: Statement, statement: BankStatement) -> list[tuple[UUID, BankEntry]]:
    """Insert what is not there yet; a pending entry that is now booked becomes new. Answers what is new."""
    by_reference = {entry.reference: entry for entry in statement.entries}
    known = {
        row.reference: row
        for row in BankEntryRow.objects.select_for_update()
        .filter(account=stored.account, reference__in=list(by_reference))
        .order_by("reference")
    }
    payers = _payers(statement.entries)
    fresh = []
    for reference, entry in by_reference.items():
        row = known.get(reference)
        if row is None:
            fresh.append((new_id(), entry))
        elif row.state == EntryState.PENDING and entry.booked:
            BankEntryRow.objects.filter(id=row.id).update(
                state=EntryState.NEW.value, booked_on=entry.booked_on, value_on=entry.value_on
            )
            fresh.append((row.id, entry))
    BankEntryRow.objects.bulk_create(
        (
            BankEntryRow(
                id=identity,
                market=stored.market,
                seller=stored.seller,
                statement=stored,
                account=stored.account,
                reference=entry.reference,
                origin=entry.origin.value,
                amount=entry.amount.amount,
                currency=entry.amount.currency,
                booked_on=entry.booked_on,
                value_on=entry.value_on,
                remittance=entry.remittance[:560],
                payer_id=payers.get(entry.counterparty_iban),
                end_to_end=entry.end_to_end,
                returns=entry.returns,
                state=EntryState.NEW.value if entry.booked else EntryState.PENDING.value,
                deal=None if entry.booked else _deal_of(stored, entry),
            )
            for identity, entry in fresh
            if entry.reference not in known
        ),
    )
    return fresh


def _payers(entries: Sequence[BankEntry]) -> dict[str, UUID]:
    """The paying accounts by IBAN, new ones stored."""
    holders = {entry.counterparty_iban: entry.counterparty_name for entry in entries if entry.counterparty_iban}
    if not holders:
        return {}
    PayingAccount.objects.bulk_create(
        (PayingAccount(iban=iban, holder=holder[:140]) for iban, holder in sorted(holders.items())),
        ignore_conflicts=True,
    )
    return dict(PayingAccount.objects.filter(iban__in=list(holders)).values_list("iban", "id"))


def _deal_of(stored: Statement, entry: BankEntry) -> UUID | None:
    found = DealAccount.objects.filter(seller=stored.seller, reference__in=references_in(entry.remittance))
    return found.values_list("deal", flat=True).first()


@operation
def book_entry(actor: Actor, *, entry: UUID) -> UUID | None:
    """Book one bank entry: match the payment reference, fill an open advance request, then claims by due date, the rest
    is held (UNALLOC). What has no deal is parked. Booking twice changes nothing. Answers the payment's id, if any."""
    row = BankEntryRow.objects.select_related("payer").filter(id=entry).first()
    if row is None or not (actor.is_system or actor.may_see_market(row.market)):
        raise NotFound(kind="bank_entry", id=entry)
    if row.state != EntryState.NEW:
        return None
    if row.origin == EntryOrigin.OUTGOING:
        return _book_outgoing(actor, row)
    if row.origin == EntryOrigin.RETURN:
        booked = take_payment_back(actor, row)
        return booked if booked is not None else _park(row, ParkReason.NO_PARTNER)
    references = references_in(row.remittance)
    if not references:
        return _park(row, ParkReason.NO_REFERENCE)
    account = find_account(actor, "seller = %s AND reference = ANY(%s)", [row.seller, list(references)], lock=True)
    if account is None:
        return _park(row, ParkReason.UNKNOWN_REFERENCE)
    if account.currency != row.currency:
        return _park(row, ParkReason.CURRENCY)
    return receive_payment(account, row)


@operation
def allocate_entry(actor: Actor, *, entry: UUID, deal: UUID) -> UUID:
    """A person places a parked entry. Raises EntryPlaced, OnlyNamedPerson."""
    require_person(actor, *NATIONAL)
    row = BankEntryRow.objects.filter(id=entry, state=EntryState.PARKED.value).first()
    if row is None or not actor.may_see_market(row.market):
        placed = BankEntryRow.objects.filter(id=entry, state=EntryState.ALLOCATED.value).exists()
        raise EntryPlaced() if placed else NotFound(kind="bank_entry", id=entry)
    account = lock(actor, deal)
    if account.seller != row.seller or account.currency != row.currency or row.origin == EntryOrigin.OUTGOING:
        raise NotFound(kind="deal", id=deal)
    payment = receive_payment(account, row)
    if payment is None:
        raise EntryPlaced()
    return payment


def _book_outgoing(actor: Actor, row: BankEntryRow) -> UUID | None:
    """Money that left: it executes one of our refunds, or a person must look at it."""
    refund = next((one for one in Refund.objects.filter(id__in=_ids(row.end_to_end), seller=row.seller)), None)
    if refund is None or refund.state == "proposed":
        return _park(row, ParkReason.NO_PARTNER)
    settle_refund(actor, refund.id, reference=row.reference, paid_on=row.booked_on)
    BankEntryRow.objects.filter(id=row.id).update(state=EntryState.ALLOCATED.value, deal=refund.deal)
    return None


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
