"""Where the money comes from, and when it is safe to hand over a car."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.value.terms.parties import PartyRef


class FundingKind(StrEnum):
    CASH = "cash"
    ADVANCE = "advance"
    LOAN = "loan"
    LEASE = "lease"
    CREDIT_LINE = "credit_line"


LENT = frozenset({FundingKind.LOAN, FundingKind.LEASE})
"""Rows that need a lender's commitment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingRow:
    """One source of money; `payer` where it is known, `lender` (code of the bank) for loan and lease. `payer_fingerprint`
    (`terms.payer_fingerprint` of the expected account holder): money from another holder is flagged as third party's."""

    kind: FundingKind
    amount: Money
    payer: PartyRef | None = None
    lender: str = ""
    payer_fingerprint: str = ""


class CommitmentState(StrEnum):
    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    LAPSED = "lapsed"


class LapseReason(StrEnum):
    """Why a commitment no longer binds the lender."""

    PARTY = "party"
    CAR = "car"
    AMOUNT = "amount"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REPLACED = "replaced"
    """A newer approval of the same lender stands in its place."""
    DECLINED = "declined"
    """The customer pays otherwise."""
    ENDED = "ended"
    """The sale it was for has ended: a linked credit falls with it (Directive 2008/48/EC art. 15(1))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition of a commitment. The takeover confirmation is signed with the handover protocol and may be open."""

    code: str
    met: bool


TAKEOVER = "takeover_confirmation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A lender's approval. It binds recipient, car and amount; a change of any of these voids it. Valid through the
    whole day `valid_until`. It may be less than was `asked`."""

    id: UUID
    deal: UUID
    kind: FundingKind
    lender: str
    state: CommitmentState
    version: int
    asked: Money
    amount: Money
    recipient: PartyRef
    car: str
    irrevocable: bool
    valid_until: date | None
    conditions: tuple[Condition, ...]
    lapse: LapseReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """Money that is promised or on its way and does not secure: `reason` is a stable code
    (pending, returnable, commitment_expires, commitment_recipient, commitment_car, commitment_amount, commitment_condition,
    commitment_revocable, credit_line)."""

    reason: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Secured:
    """cleared + committed + credit >= total - tolerance. `shortfall` is what is missing, 0.00 when secured."""

    secured: bool
    total: Money
    cleared: Money
    committed: Money
    credit: Money
    shortfall: Money
    not_counted: tuple[NotCounted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """A company's credit line with one seller: `free` drops on invoice and comes back on payment."""

    id: UUID
    party: UUID
    limit: Money
    free: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLineOpen:
    """A credit line in the list of a market's finance: of which seller, for how many deals it is used now."""

    market: str
    seller: str
    line: CreditLine
    deals: int
