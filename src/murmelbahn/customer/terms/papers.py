"""Papers of a deal: typed, each with state, holder and place. They are not attachments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class PaperKind(StrEnum):
    """What a registration, a handover or a settlement asks for, under one name in all markets."""

    IDENTITY = "identity"
    INSURANCE_CONFIRMATION = "insurance_confirmation"
    POWER_OF_ATTORNEY = "power_of_attorney"
    TAX_MANDATE = "tax_mandate"
    REGISTER_EXTRACT = "register_extract"
    CERTIFICATE_OF_CONFORMITY = "certificate_of_conformity"
    APPROVAL_RECORD = "approval_record"
    TITLE = "title"
    REGISTRATION_CERTIFICATE = "registration_certificate"


class PaperState(StrEnum):
    REQUIRED = "required"
    PRESENT = "present"
    CHECKED = "checked"
    REJECTED = "rejected"
    HANDED_OUT = "handed_out"
    WAIVED = "waived"


class PaperGate(StrEnum):
    """The gate of the deal that asks for a paper; `settle` asks whether what belongs to the customer was handed out."""

    REGISTRATION = "registration"
    HANDOVER = "handover"
    SETTLE = "settle"


class PaperHolder(StrEnum):
    KEEPER = "keeper"
    BUYER = "buyer"
    AGENT = "agent"
    SELLER = "seller"
    LENDER = "lender"
    AUTHORITY = "authority"
    INSURER = "insurer"


SAME = "same"
"""Asked for whoever registers the car."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRule:
    """One entry of a market's list: what is needed, for which gate, from whom, for which kinds of keeper, and by which
    law.

    `hand_out`: it goes to the buyer (or the lender) in the end, and the deal is not settled before. `if_own`: what becomes of
    it where the customer registers the car itself: "same" as ever, taken to the "office" by the customer, or "not_needed".
    """

    kind: PaperKind
    gate: PaperGate
    supplier: PaperHolder
    keepers: tuple[str, ...]
    source: str
    hand_out: bool = False
    if_own: str = SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStep:
    """Where a paper is to go; holder and place stay when not said. `reference`: an eVB or record number."""

    paper: PaperKind
    state: PaperState
    holder: PaperHolder | None = None
    place: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    kind: PaperKind
    gate: PaperGate
    supplier: PaperHolder
    state: PaperState
    holder: PaperHolder
    place: str
    hand_out: bool
    changed_at: datetime

    @property
    def is_open(self) -> bool:
        return self.state in {PaperState.REQUIRED, PaperState.PRESENT, PaperState.REJECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSet:
    """The papers of one keeper in one deal."""

    deal: UUID
    keeper: UUID
    papers: tuple[Paper, ...]

    def open_for(self, gate: PaperGate) -> tuple[Paper, ...]:
        """What still holds this gate; empty when it may open. `settle` waits for what is to be handed out."""
        if gate is PaperGate.SETTLE:
            done = {PaperState.HANDED_OUT, PaperState.WAIVED}
            return tuple(paper for paper in self.papers if paper.hand_out and paper.state not in done)
        return tuple(paper for paper in self.papers if paper.gate is gate and paper.is_open)
