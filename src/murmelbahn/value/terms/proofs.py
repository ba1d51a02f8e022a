"""Proofs: what a customer showed for a campaign that is not given by itself, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class ProofKind(StrEnum):
    """What was shown. The paper itself stays with whoever showed it: only its reference is kept."""

    FRAMEWORK_CONTRACT = "framework_contract"
    MEMBERSHIP = "membership"
    FORMER_CAR = "former_car"
    SCRAPPING = "scrapping"
    CERTIFICATE = "certificate"
    OTHER = "other"


class ProofState(StrEnum):
    """`SHOWN` waits for the seller, `GIVEN` counts in every offer, `REFUSED` never did, `FAILED` does no more."""

    SHOWN = "shown"
    GIVEN = "given"
    REFUSED = "refused"
    FAILED = "failed"


class ProofFlaw(StrEnum):
    """Why a proof does not count, or counts no more."""

    MISSING = "missing"
    FALSE = "false"
    CONDITION = "condition"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One proof of one deal. `flaw`: why it was refused, or failed later."""

    id: UUID
    deal: UUID
    market: str
    campaign: str
    kind: ProofKind
    reference: str
    note: str
    state: ProofState
    shown_on: date
    shown_by: UUID
    decided_at: datetime | None
    decided_by: UUID | None
    flaw: ProofFlaw | None
