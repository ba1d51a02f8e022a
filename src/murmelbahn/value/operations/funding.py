"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import (
    Condition,
    FundingKind,
    FundingRow,
    LapseReason,
    PartyRef,
)


def set_funding(actor: Actor, *, deal: UUID, version: int, rows: tuple[FundingRow, ...]) -> UUID:
    """Set where the money of a version comes from. Raises FundingIncomplete unless the rows sum to the version's total."""
    raise NotImplementedError


def request_commitment(
    actor: Actor, *, deal: UUID, kind: FundingKind, lender: str, amount: Money, recipient: PartyRef, car: str
) -> UUID:
    """Ask a lender to commit; its station answers by `record_commitment`. An earlier open one of the deal stays as it is."""
    raise NotImplementedError


def record_commitment(
    actor: Actor,
    *,
    commitment: UUID,
    approved: bool,
    amount: Money,
    recipient: PartyRef,
    car: str,
    valid_until: date,
    conditions: tuple[Condition, ...] = (),
    irrevocable: bool = True,
) -> UUID:
    """Store the lender's answer as it came (its own recipient, car and amount). May come again as conditions are met.

    An approval sets the timer `value.commitment.expired`. Raises CommitmentClosed.
    """
    raise NotImplementedError


def lapse_commitment(actor: Actor, *, commitment: UUID, reason: LapseReason) -> UUID:
    """The commitment no longer secures (revoked, expired, ...). Lapsing twice changes nothing."""
    raise NotImplementedError


def open_credit_line(actor: Actor, *, market: str, seller: str, party: UUID, limit: Money) -> UUID:
    """Give a company a credit line with a seller, or set a new limit for the one it has."""
    raise NotImplementedError
