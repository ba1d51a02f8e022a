"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money


def propose_refund(actor: Actor, *, deal: UUID, amount: Money, account: UUID | None = None, iban: str = "") -> UUID:
    """Propose to pay money held back to the paying account (`account` of `queries.payers`, or typed as `iban`; by default
    the account that paid last). Raises RefundTooHigh, RefundToOtherAccount, OnlyNamedPerson."""
    raise NotImplementedError


def approve_refund(actor: Actor, *, refund: UUID) -> UUID:
    """The second pair of eyes. Raises RefundSamePerson, RefundNotReady, OnlyNamedPerson."""
    raise NotImplementedError


def record_refund_paid(actor: Actor, *, refund: UUID, reference: str, paid_on: date) -> UUID:
    """The bank executed the refund (bank `reference`). The same reference again changes nothing. Raises RefundNotReady."""
    raise NotImplementedError
