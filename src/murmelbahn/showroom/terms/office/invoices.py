"""Invoices that finance is to issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.showroom.terms.sheets import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """A deal whose turn the invoice is."""

    id: UUID
    number: str
    customer: str
    title: dict[str, str]
    market: str
    vehicle: str
    planned: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicesSheet:
    """`later`: deals before the same gate that wait for somebody else first."""

    markets: tuple[Choice, ...]
    lines: tuple[InvoiceLine, ...]
    total: int
    later: int
    after: str
    first: bool
