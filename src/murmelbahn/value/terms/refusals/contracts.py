"""Refusals of prices, campaigns, offers and agreements."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class PriceMissing(Refusal):
    """No valid price on the order date: market, code, order_date."""

    code, status = "value.price.missing", 409


class PriceListWrong(Refusal):
    """A price list that contradicts itself or the market's basis: reason."""

    code, status = "value.price.list_wrong", 422


class PriceOutside(Refusal):
    """A price that cannot be meant: `item`, `amount`, `most`."""

    code, status = "value.price.outside", 422


class PricesInPast(Refusal):
    """Prices count for orders from today on: `field`, `today`."""

    code, status = "value.price.in_past", 422


class PriceJumps(Refusal):
    """A price that changes by more than a quarter, and nobody confirmed it: `item`, `before`, `after`; `jumps` are all of them
    (item, before, after), `count` how many."""

    code, status = "value.price.jumps", 409


class PricesChanged(Refusal):
    """Somebody else published prices for these customers meanwhile: `published_at`."""

    code, status = "value.price.changed", 409


class DiscountHigh(Refusal):
    """An advantage of more than a quarter of the price, and nobody confirmed it: `campaign`, `given`."""

    code, status = "value.campaign.high", 409


class CampaignBegun(Refusal):
    """A campaign whose first day is over, and nobody confirmed it: `campaign`, `start`, `today`. Offers that were made since
    stay as they are."""

    code, status = "value.campaign.begun", 409


class FrameworkRuns(Refusal):
    """A company has a framework agreement for these days already: `campaign`. Only one of them would ever be given."""

    code, status = "value.campaign.framework_runs", 409


class NothingLeft(Refusal):
    """Discounts reach or exceed the price of the car: `price`, `discounts`, `campaigns`."""

    code, status = "value.price.nothing_left", 409


class CampaignNameWrong(Refusal):
    """A campaign without a name that can be printed: `campaign`."""

    code, status = "value.campaign.name_wrong", 422


class CampaignTooLarge(Refusal):
    """An advantage that is nothing or leaves nothing: `campaign`, `least`, `most`, both excluded."""

    code, status = "value.campaign.too_large", 422


class CampaignClassWrong(Refusal):
    """A reduction for cars that are not new which names no class of them, or names new ones: `campaign`."""

    code, status = "value.campaign.class_wrong", 422


class CampaignOver(Refusal):
    """A campaign that has ended already: `campaign`."""

    code, status = "value.campaign.over", 409


class CampaignNotEligible(Refusal):
    """A wished campaign does not apply: campaign, reason (a stable code)."""

    code, status = "value.campaign.not_eligible", 409


class CampaignUsedUp(Refusal):
    """The campaign's budget is spent: campaign."""

    code, status = "value.campaign.used_up", 409


class ProofNotAsked(Refusal):
    """A campaign that is given without a proof, or that is not there: `campaign`."""

    code, status = "value.proof.not_asked", 422


class ProofReferenceMissing(Refusal):
    """A proof that nobody could find again: it has no reference."""

    code, status = "value.proof.reference_missing", 422


class ProofOfAnotherKind(Refusal):
    """Not what the campaign asks for: `campaign`, `asked`."""

    code, status = "value.proof.other_kind", 422


class ProofKnown(Refusal):
    """A proof for this campaign counts already, or waits for the seller: `campaign`."""

    code, status = "value.proof.known", 409


class ProofDecided(Refusal):
    """It was decided on before: `campaign`."""

    code, status = "value.proof.decided", 409


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
