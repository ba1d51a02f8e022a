"""Who stands on a document: always an id and the version of the party's data, never a name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID


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
    email_address: str = ""
    telephone: str = ""


def payer_fingerprint(name: str) -> str:
    """sha256 (hex) of a name in the one form in which payers are compared: letters and digits, upper case, sorted words.

    Value compares the bank's account holder with the expected payer without keeping a name.
    """
    words = "".join(letter if letter.isalnum() else " " for letter in name.upper()).split()
    return hashlib.sha256(" ".join(sorted(words)).encode()).hexdigest()
