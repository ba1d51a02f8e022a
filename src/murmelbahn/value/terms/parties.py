"""Who stands on a document: always an id and the version of the party's data, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class CustomerKind(StrEnum):
    """Which price list, notices and commission apply."""

    PRIVATE = "private"
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRef:
    """A Customer ID and the party version a document was made for."""

    party: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalEntity:
    """The seller: a national sales company as it stands on letterhead and payment instruction.

    `holder` is the account holder exactly as the bank verifies it (verification of payee, Regulation (EU) 2024/886).
    """

    code: str
    market: str
    legal_name: str
    address: tuple[str, ...]
    register: str
    vat_id: str
    iban: str
    bic: str | None
    holder: str
