"""Refusals of prices, campaigns, offers and agreements."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class PriceMissing(Refusal):
    """No valid price on the order date: market, code, order_date."""

    code, status = "value.price.missing", 409


class PriceListWrong(Refusal):
    """A price list that contradicts itself or the market's basis: reason."""

    code, status = "value.price.list_wrong", 422


class CampaignNotEligible(Refusal):
    """A wished campaign does not apply: campaign, reason (a stable code)."""

    code, status = "value.campaign.not_eligible", 409


class CampaignUsedUp(Refusal):
    """The campaign's budget is spent: campaign."""

    code, status = "value.campaign.used_up", 409


class OfferNotBinding(Refusal):
    """A price with an unconfirmed tax rule is an estimate: rules."""

    code, status = "value.offer.estimate", 409


class OfferExpired(Refusal):
    """valid_until has passed."""

    code, status = "value.offer.expired", 409


class OfferDiffers(Refusal):
    """What is to be agreed is not what was offered: offered, agreed."""

    code, status = "value.offer.differs", 409


class VersionTaken(Refusal):
    """Versions follow one another: expected, actual."""

    code, status = "value.agreement.version", 409


class NothingAgreed(Refusal):
    """The deal has no agreement yet."""

    code, status = "value.agreement.none", 409


class LegalEntityKnown(Refusal):
    """A legal entity is registered once; a change of its data is a new version: seller."""

    code, status = "value.legal_entity.known", 409
