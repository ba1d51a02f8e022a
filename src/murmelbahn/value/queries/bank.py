"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import PayerView, RefundInstruction, RefundView, UnmatchedEntry


def unmatched_entries(actor: Actor, *, on: date) -> tuple[UnmatchedEntry, ...]:
    """Parked bank entries, oldest first."""
    raise NotImplementedError


def payers(actor: Actor, *, deal: UUID) -> tuple[PayerView, ...]:
    """The accounts that paid for a deal, newest payment last."""
    raise NotImplementedError


def refunds_of(actor: Actor, *, deal: UUID) -> tuple[RefundView, ...]:
    """Refunds of a deal, oldest first."""
    raise NotImplementedError


def refund_instruction(actor: Actor, *, refund: UUID) -> RefundInstruction:
    """For the bank station only: what to pay to which account. RefundNotReady unless approved."""
    raise NotImplementedError
