"""Stub."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import BankStatement


def store_statement(actor: Actor, *, content: bytes, statement: BankStatement) -> UUID:
    """Store a statement's bytes once (by hash) and its entries once for ever (by account and bank reference).

    Emits `value.entry.received` for each new booked entry; a repeated message changes nothing. Raises StatementBroken.
    """
    raise NotImplementedError


def book_entry(actor: Actor, *, entry: UUID) -> UUID | None:
    """Book one bank entry: match the payment reference, fill an open advance request, then claims by due date, the rest
    is held (UNALLOC). What has no deal is parked. Booking twice changes nothing. Answers the payment's id, if any."""
    raise NotImplementedError


def allocate_entry(actor: Actor, *, entry: UUID, deal: UUID) -> UUID:
    """A person places a parked entry. Raises EntryPlaced, OnlyNamedPerson."""
    raise NotImplementedError
