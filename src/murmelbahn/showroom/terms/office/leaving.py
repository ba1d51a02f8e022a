"""Customers that ask to leave, as the office sees them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.deal.terms import Leaving


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaverLine:
    """One request, with what is usual at the stage of its deal."""

    id: UUID
    number: str
    version: int
    customer: str
    title: dict[str, str]
    leaving: Leaving
    zone: str
