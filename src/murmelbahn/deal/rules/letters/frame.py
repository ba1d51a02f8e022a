"""What every paper has around its content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from murmelbahn.documents.terms import Addressee, Contact, Letterhead, Origin

YEARS = 10
"""How long papers are kept, from the end of the year: the longest of the markets' periods for books and documents
(HGB § 257, AO § 147 before 2025; shorter ones are a deviation that market data may state one day)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Sender, addressee, day, deal and machine's copy."""

    letterhead: Letterhead
    addressee: Addressee
    issued_on: date
    reference: str
    contact: Contact | None
    origin: Origin | None
    notices: tuple[str, ...] = ()

    @property
    def common(self) -> dict[str, Any]:
        """The fields of `Paper`, to be passed on to any of its kinds."""
        return {
            "letterhead": self.letterhead,
            "addressee": self.addressee,
            "issued_on": self.issued_on,
            "reference": self.reference,
            "contact": self.contact,
            "origin": self.origin,
            "notices": self.notices,
        }

    @property
    def agreement(self) -> str:
        """sha256 of the contract version the paper names."""
        return self.origin.agreement if self.origin else ""

    @property
    def retain_until(self) -> date:
        return date(self.issued_on.year + YEARS, 12, 31)

    def with_notices(self, *notices: str) -> Frame:
        return replace(self, notices=notices)
