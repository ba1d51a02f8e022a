"""Facts of funding: plan, lender's commitments, credit lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.fact import fact
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import FundingKind, LapseReason


@fact("value.funding.set")
@dataclass(frozen=True, slots=True, kw_only=True)
class FundingSet:
    deal: UUID
    version: int
    kinds: tuple[FundingKind, ...]


@fact("value.commitment.requested")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRequested:
    """The lender's station answers by `record_commitment`."""

    commitment: UUID
    deal: UUID
    version: int
    kind: FundingKind
    lender: str
    amount: Money
    recipient: UUID
    car: str


@fact("value.commitment.recorded")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRecorded:
    """The lender approved (a later answer with more conditions met is recorded again)."""

    commitment: UUID
    deal: UUID
    amount: Money
    valid_until: date
    complete: bool


@fact("value.commitment.refused")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRefused:
    commitment: UUID
    deal: UUID


@fact("value.commitment.lapsed")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLapsed:
    """It no longer secures: party, car or amount changed, it expired, or the lender revoked it."""

    commitment: UUID
    deal: UUID
    reason: LapseReason


@fact("value.commitment.expired")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentExpired:
    """Timer at the end of the last valid day; this room then lets the commitment lapse."""

    commitment: UUID
    deal: UUID


@fact("value.credit_line.opened")
@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLineOpened:
    """Key: the line."""

    credit_line: UUID
    party: UUID
    limit: Money
