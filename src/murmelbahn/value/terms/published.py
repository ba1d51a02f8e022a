"""Price lists and campaigns as they were published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.markets.terms import CustomerKind, PriceBasis
from murmelbahn.value.terms.campaigns import Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedList:
    """One published list: `items` prices, valid on order dates from `valid_from` to before `valid_to`. Where lists overlap,
    the one that starts later wins for each item."""

    id: UUID
    market: str
    seller: str
    customer_kind: CustomerKind
    basis: PriceBasis
    valid_from: date
    valid_to: date | None
    published_at: datetime
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCampaign:
    """A campaign and to how many deals it was given; `left` of its budget, None without one."""

    id: UUID
    campaign: Campaign
    published_at: datetime
    used: int
    ended_on: date | None = None
    """From this day on nobody is given it."""

    @property
    def left(self) -> int | None:
        return None if self.campaign.budget is None else max(0, self.campaign.budget - self.used)
