"""Stub."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.actor import Actor


def remind(actor: Actor, *, document: UUID, grace_until: date) -> UUID:
    """Remind of an open claim with a period of grace; sets the timer `value.payment.overdue` again. Raises NotLate."""
    raise NotImplementedError


def propose_interest(actor: Actor, *, document: UUID, until: date, annual_rate: Decimal) -> UUID | None:
    """Propose default interest from the day after the first reminder's grace to `until` (both included) at `annual_rate`
    percent on what was open each day, year of 365 days. No posting. None where there is none to ask for."""
    raise NotImplementedError


def waive_interest(actor: Actor, *, interest: UUID, reason: str) -> UUID:
    """A named person waives proposed interest. Raises OnlyNamedPerson."""
    raise NotImplementedError


def claim_interest(actor: Actor, *, interest: UUID, due_on: date) -> UUID:
    """A named person claims proposed interest: a damages statement outside VAT. Raises OnlyNamedPerson."""
    raise NotImplementedError
