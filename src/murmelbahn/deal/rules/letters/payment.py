"""How to pay what a paper claims: payee, account, reference, amount, day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from murmelbahn.documents.terms import PaymentInstruction
from murmelbahn.kernel.money import Money, total
from murmelbahn.value.terms import Account, EntryKind, EntryView, LegalEntity


def payment(
    entity: LegalEntity, *, reference: str, amount: Money, due_on: date | None = None
) -> PaymentInstruction | None:
    """Nothing where nothing is to be paid."""
    if amount.amount <= 0:
        return None
    return PaymentInstruction(
        payee=entity.holder, iban=entity.iban, bic=entity.bic, reference=reference, amount=amount, due_on=due_on
    )


def claimed(entries: Iterable[EntryView], document: UUID, currency: str) -> Money:
    """What a document left open when it was booked: money held for the deal meets it in the same entry."""
    return total(
        (
            posting.amount
            for entry in entries
            if entry.reference == document
            for posting in entry.postings
            if posting.account is Account.DEBTOR and posting.document == document
        ),
        currency,
    )


def set_off(entries: Iterable[EntryView], document: UUID, currency: str) -> Money:
    """What was set off against a claim out of money held for the payer; positive."""
    return -total(
        (
            posting.amount
            for entry in entries
            if entry.kind is EntryKind.SET_OFF
            for posting in entry.postings
            if posting.account is Account.DEBTOR and posting.document == document
        ),
        currency,
    )
