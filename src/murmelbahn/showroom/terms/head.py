"""What stands above every page of a deal."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.showroom.terms.audience import Audience
from murmelbahn.ui.rules.formats import HOUSE
from murmelbahn.ui.terms import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above every page of a deal."""

    id: UUID
    number: str
    audience: Audience
    title: dict[str, str]
    market: str
    variant: str
    customer: str
    standing: Sentence
    zone: str = HOUSE.key
    """The clock of the deal's market: what everybody reads on its pages."""
    buyer: UUID | None = None
    """For an adviser who may see the buyer: its page."""
