"""Bank statements: bytes stored once by account and hash, entries once for ever by account and bank reference."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import every, first, where
from murmelbahn.kernel.saving import change, insert, insert_all
from murmelbahn.kernel.sql import ask
from murmelbahn.value.facts import EntryReceived, StatementStored
from murmelbahn.value.models import BankEntryRow, DealAccount, LegalEntityRow, Statement
from murmelbahn.value.queries.access import FINANCE, require
from murmelbahn.value.rules.matching import references_in
from murmelbahn.value.terms import BankEntry, BankStatement, EntryState, StatementBroken

PAYERS = """
WITH fresh AS (
    INSERT INTO value_payingaccount (id, iban, holder) SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[])
    ON CONFLICT (iban, holder) DO NOTHING RETURNING iban, holder, id
)
SELECT iban, holder, id FROM fresh UNION ALL SELECT iban, holder, id FROM value_payingaccount WHERE iban = ANY(%s)
"""
HOLDERS = """
SELECT iban, min(holder) FROM value_payingaccount WHERE iban = ANY(%s) AND holder <> '' GROUP BY iban HAVING count(*) = 1
"""
Payer = tuple[str, str]
"""IBAN and holder."""
LONGEST = {"remittance": 560, "holder": 140}


@operation
def store_statement(actor: Actor, *, content: bytes, statement: BankStatement) -> UUID:
    """Store a statement's bytes once (by account and hash) and its entries once for ever (by account and bank reference).

    Emits `value.entry.received` for each new booked entry; a repeated message changes nothing.
    Raises NotAllowed, StatementBroken.
    """
    require(actor, *FINANCE, ActorKind.SYSTEM)
    owner = first(LegalEntityRow, where("iban = %s", statement.account))
    if owner is None or not actor.may_see_market(owner.market):
        raise StatementBroken(reason="account", statement=statement.statement)
    for entry in statement.entries:
        if not entry.reference or entry.amount <= Money.zero(entry.amount.currency):
            raise StatementBroken(reason="entry", statement=statement.statement)
    sha256 = hashlib.sha256(content).hexdigest()
    owned = {"market": owner.market, "seller": owner.seller}
    stored = new_id()
    new = insert(
        Statement,
        unless="account, sha256",
        id=stored,
        account=statement.account,
        name=statement.statement,
        sha256=sha256,
        content=content,
        stored_at=now(),
        **owned,
    )
    if not new:
        return Statement.objects.values_list("id", flat=True).get(account=statement.account, sha256=sha256)
    fresh = _store_entries(stored, statement, owned)
    emit(StatementStored(statement=stored, entries=len(fresh)), key=stored, **owned)
    for identity, entry in fresh:
        if entry.booked:
            fact = EntryReceived(entry=identity, origin=entry.origin, amount=entry.amount, booked_on=entry.booked_on)
            emit(fact, key=identity, **owned)
    return stored


def _store_entries(stored: UUID, statement: BankStatement, owned: dict[str, str]) -> list[tuple[UUID, BankEntry]]:
    """Insert what is not there yet; a pending entry that is now booked becomes new. Answers what is new:
    an entry that another command stores at the same moment is not."""
    by_reference = {entry.reference: entry for entry in statement.entries}
    sent = where("account = %s AND reference = ANY(%s)", statement.account, list(by_reference))
    known = {row.reference: row for row in every(BankEntryRow, sent, order="reference", lock="FOR UPDATE")}
    payers, named = _payers(statement.entries)
    fresh, missing = [], []
    for reference, entry in by_reference.items():
        if reference not in known:
            identity = new_id()
            fresh.append((identity, entry))
            missing.append(_columns(identity, stored, statement, entry, payers.get(named[reference])) | owned)
        elif known[reference].state == EntryState.PENDING and entry.booked:
            identity = known[reference].id
            booked = {"state": EntryState.NEW.value, "booked_on": entry.booked_on, "value_on": entry.value_on}
            change(BankEntryRow, where("id = %s", identity), **booked)
            fresh.append((identity, entry))
    lost = {row["id"] for row in missing}
    if missing:
        lost -= set(insert_all(BankEntryRow, missing, unless="account, reference"))
    return [(identity, entry) for identity, entry in fresh if identity not in lost]


def _columns(
    identity: UUID, stored: UUID, statement: BankStatement, entry: BankEntry, payer: UUID | None
) -> dict[str, Any]:
    return {
        "id": identity,
        "statement_id": stored,
        "account": statement.account,
        "reference": entry.reference,
        "origin": entry.origin.value,
        "amount": entry.amount.amount,
        "currency": entry.amount.currency,
        "booked_on": entry.booked_on,
        "value_on": entry.value_on,
        "remittance": entry.remittance[: LONGEST["remittance"]],
        "payer_id": payer,
        "end_to_end": entry.end_to_end,
        "returns": entry.returns,
        "state": (EntryState.NEW if entry.booked else EntryState.PENDING).value,
        "deal": None if entry.booked else _deal_of(entry),
    }


def _payers(entries: Sequence[BankEntry]) -> tuple[dict[Payer, UUID], dict[str, Payer]]:
    """The paying accounts by IBAN and holder, new ones stored; and of each entry, by its reference, which is its own. Where the
    bank names no holder, it is the only one that is known."""
    told = {one.reference: one for one in entries if one.counterparty_iban}
    if not told:
        return {}, {one.reference: ("", "") for one in entries}
    ibans = sorted({one.counterparty_iban for one in told.values()})
    known = dict(ask(HOLDERS, [ibans]))
    named = {one.reference: _payer(one, known) for one in entries}
    payers = sorted({named[reference] for reference in told})
    first, second = [iban for iban, _ in payers], [holder for _, holder in payers]
    stored = ask(PAYERS, [[new_id() for _ in payers], first, second, ibans])
    return {(iban, holder): identity for iban, holder, identity in stored}, named


def _payer(entry: BankEntry, known: dict[str, str]) -> Payer:
    holder = entry.counterparty_name[: LONGEST["holder"]] or known.get(entry.counterparty_iban, "")
    return entry.counterparty_iban, holder


def _deal_of(entry: BankEntry) -> UUID | None:
    """The deal a pending entry announces money for."""
    found = DealAccount.objects.filter(reference__in=references_in(entry.remittance))
    return found.values_list("deal", flat=True).first()
