"""Facts of price lists, campaigns, offers and agreement versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.fact import fact
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import ProofFlaw, ProofKind


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


@fact("value.proof.shown")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProofShown:
    """The proof that a campaign asks for was seen. `given`: it counts at once; else it waits for the seller."""

    proof: UUID
    deal: UUID
    campaign: str
    kind: ProofKind
    given: bool


@fact("value.proof.confirmed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProofConfirmed:
    """The seller takes it for a proof: from here on the campaign counts in every offer of the deal."""

    proof: UUID
    deal: UUID
    campaign: str


@fact("value.proof.refused")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRefused:
    proof: UUID
    deal: UUID
    campaign: str
    flaw: ProofFlaw


@fact("value.proof.failed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFailed:
    """What counted does no more: the campaign is taken back."""

    proof: UUID
    deal: UUID
    campaign: str
    flaw: ProofFlaw


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
