"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money


def request_advance(actor: Actor, *, deal: UUID, amount: Money, due_on: date) -> UUID:
    """Ask for an advance by payment request (not a tax document); sets the timer `value.advance.overdue`.

    The advance invoice (386) is issued when the money comes in. Raises NothingAgreed, AdvanceTooHigh.
    """
    raise NotImplementedError


def void_advance_request(actor: Actor, *, request: UUID) -> UUID:
    """Take back an unpaid request: no credit note needed. Raises AdvanceAlreadyPaid."""
    raise NotImplementedError
