"""What the customer stream publishes: ids and codes, no personal data. Key: the deal where there is one, else the
party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.customer.terms import (
    ActingRole,
    Channel,
    IdDocument,
    PaperKind,
    PaperState,
    PartyKind,
    Purpose,
    ScreeningKind,
    ScreeningResult,
    TouchpointKind,
    VatIdResult,
)
from murmelbahn.kernel.fact import fact


@fact("customer.party.registered")
@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRegistered:
    party: UUID
    kind: PartyKind


@fact("customer.party.amended")
@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAmended:
    """`fields` names the columns that changed, never what they hold."""

    party: UUID
    version: int
    fields: tuple[str, ...]


@fact("customer.email.proven")
@dataclass(frozen=True, slots=True, kw_only=True)
class EmailProven:
    party: UUID
    version: int


@fact("customer.identity.checked")
@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityChecked:
    party: UUID
    check: UUID
    document: IdDocument


@fact("customer.vat_id.asked")
@dataclass(frozen=True, slots=True, kw_only=True)
class VatIdAsked:
    """Somebody had the register asked once more, for the `ask`th time about this version."""

    party: UUID
    version: int
    ask: int


@fact("customer.vat_id.checked")
@dataclass(frozen=True, slots=True, kw_only=True)
class VatIdChecked:
    party: UUID
    version: int
    result: VatIdResult


@fact("customer.screening.recorded")
@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningRecorded:
    party: UUID
    version: int
    deal: UUID | None
    kind: ScreeningKind
    result: ScreeningResult


@fact("customer.grant.given")
@dataclass(frozen=True, slots=True, kw_only=True)
class GrantGiven:
    person: UUID
    company: UUID
    role: ActingRole


@fact("customer.grant.revoked")
@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRevoked:
    person: UUID
    company: UUID
    role: ActingRole


@fact("customer.consent.given")
@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven:
    party: UUID
    purpose: Purpose
    wording: str


@fact("customer.consent.withdrawn")
@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn:
    party: UUID
    purpose: Purpose


@fact("customer.touchpoint.recorded")
@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointRecorded:
    """`supersedes` is the touchpoint this one corrects."""

    touchpoint: UUID
    deal: UUID | None
    parties: tuple[UUID, ...]
    kind: TouchpointKind
    channel: Channel
    outlet: UUID | None
    happened_at: datetime
    supersedes: UUID | None = None


@fact("customer.papers.opened")
@dataclass(frozen=True, slots=True, kw_only=True)
class PapersOpened:
    deal: UUID
    keeper: UUID
    kinds: tuple[PaperKind, ...]


@fact("customer.paper.moved")
@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMoved:
    deal: UUID
    keeper: UUID
    kind: PaperKind
    state: PaperState


@fact("customer.care.begun")
@dataclass(frozen=True, slots=True, kw_only=True)
class CareBegun:
    party: UUID
    agent: UUID
    deal: UUID | None


@fact("customer.care.ended")
@dataclass(frozen=True, slots=True, kw_only=True)
class CareEnded:
    party: UUID
    agent: UUID
    deal: UUID | None
