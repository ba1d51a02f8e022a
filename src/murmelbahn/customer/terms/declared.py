"""A withdrawal that was declared and that a person has to match."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Who declared what and when, as it was typed. `market` is empty where nobody knows it."""

    id: UUID
    market: str
    seller: str
    name: str
    number: str
    email: str
    at: datetime
    answered: datetime | None
