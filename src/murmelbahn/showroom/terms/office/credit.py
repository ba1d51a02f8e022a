"""Credit lines of companies."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.value.terms import CreditLineOpen


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """A line and whose it is."""

    open: CreditLineOpen
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyLine:
    """A company that can be given a line, or a new limit."""

    party: UUID
    name: str
    market: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditSheet:
    """All lines in the reader's markets, and the companies that were looked for."""

    lines: tuple[CreditLine, ...]
    sought: str
    found: tuple[CompanyLine, ...]
