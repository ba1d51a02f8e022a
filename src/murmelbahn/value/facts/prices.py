"""Facts of price lists, campaigns, offers and agreement versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.fact import fact
from murmelbahn.kernel.money import Money


@fact("value.prices.published")
@dataclass(frozen=True, slots=True, kw_only=True)
class PricesPublished:
    """Key: the list. Amounts stand in the list."""

    price_list: UUID
    valid_from: date


@fact("value.campaign.published")
@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPublished:
    """Key: the campaign."""

    campaign: UUID
    code: str


@fact("value.campaign.ended")
@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignEnded:
    """Key: the campaign. Ended by hand before its window was over; what was agreed with it stays."""

    campaign: UUID
    code: str
    ended_on: date


@fact("value.offer.made")
@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMade:
    offer: UUID
    deal: UUID
    total: Money
    valid_until: date
    digest: str


@fact("value.offer.expired")
@dataclass(frozen=True, slots=True, kw_only=True)
class OfferExpired:
    """Timer. Only says that the date has passed; an offer that became an agreement is not touched."""

    offer: UUID
    deal: UUID


@fact("value.agreement.frozen")
@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFrozen:
    """Value's copy of contract version `version` stands. `delta` is the change of the total against the version before."""

    deal: UUID
    version: int
    total: Money
    delta: Money
    tax_date: date
    digest: str
