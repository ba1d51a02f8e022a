"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import Commitment, CreditLine, FundingRow, Secured


def funding(actor: Actor, *, deal: UUID) -> tuple[FundingRow, ...]:
    """The newest funding plan, empty if none."""
    raise NotImplementedError


def commitments(actor: Actor, *, deal: UUID) -> tuple[Commitment, ...]:
    """All lender commitments of the deal, oldest first."""
    raise NotImplementedError


def credit_line(actor: Actor, *, seller: str, party: UUID) -> CreditLine:
    """A company's line with a seller and what is free of it."""
    raise NotImplementedError


def secured(actor: Actor, *, deal: UUID, on: date, tolerance: Money | None = None) -> Secured:
    """DEAL 1.3: is the money safe for a handover on `on`? Commitments must be valid through `on`."""
    raise NotImplementedError
