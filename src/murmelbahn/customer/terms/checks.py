"""Checks of a party that are recorded with their date and result; never a copy of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from murmelbahn.customer.terms.party import CompanyData, PartyData, PartyKind


class IdDocument(StrEnum):
    IDENTITY_CARD = "identity_card"
    PASSPORT = "passport"
    RESIDENCE_PERMIT = "residence_permit"
    DRIVING_LICENCE = "driving_licence"


class VatIdResult(StrEnum):
    """Answer of the register (VIES): `unavailable` is an answer too, and not `valid`."""

    VALID = "valid"
    INVALID = "invalid"
    UNAVAILABLE = "unavailable"


class ScreeningKind(StrEnum):
    SANCTIONS = "sanctions"
    FRAUD = "fraud"


class ScreeningResult(StrEnum):
    """`review` holds until a named person records `clear` or `hit`."""

    CLEAR = "clear"
    REVIEW = "review"
    HIT = "hit"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityProof:
    check: UUID
    document: IdDocument
    checked_at: datetime
    checked_by: UUID
    expires_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VatIdCheck:
    result: VatIdResult
    checked_at: datetime
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """A recorded answer; it belongs to the party version that was screened."""

    kind: ScreeningKind
    result: ScreeningResult
    version: int
    at: datetime
    provider: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One version of a party, with what is proven today about exactly this data.

    `email_proven`: this e-mail address was proven. `vat_check`: last check of this VAT id. `identity`: last desk check
    whose document is of a kind that proves identity. `screenings`: last answer of each kind for this version.
    """

    party: UUID
    kind: PartyKind
    market: str
    seller: str
    version: int
    current: int
    data: PartyData
    email_proven: bool
    vat_check: VatIdCheck | None
    identity: IdentityProof | None
    screenings: tuple[Screening, ...]
    vat_asked_at: datetime | None = None
    """When the register was asked once more about this VAT id, nothing while it was asked only when the number was saved."""

    @property
    def vat_waits(self) -> bool:
        """Whether the register still owes an answer about the present number, or was down and is asked again by itself."""
        if not isinstance(self.data, CompanyData) or not self.data.vat_id:
            return False
        if self.vat_check is None or self.vat_check.result is VatIdResult.UNAVAILABLE:
            return True
        return self.vat_asked_at is not None and self.vat_asked_at > self.vat_check.checked_at

    def screened_clear(self) -> bool:
        """Every kind of screening was answered `clear` for this version."""
        clear = {screening.kind for screening in self.screenings if screening.result is ScreeningResult.CLEAR}
        return clear == set(ScreeningKind)
