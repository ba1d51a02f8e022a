"""A market: everything a template says, merged over the standard, as typed attributes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from murmelbahn.markets.terms.clocks import (
    BindingPeriods,
    CollectionRules,
    DamageRules,
    DelayRules,
    DunningRules,
    FinanceRules,
    InterestRules,
    OfferRules,
    WithdrawalFunction,
    WithdrawalRules,
)
from murmelbahn.markets.terms.inputs import CustomerKind, PriceBasis
from murmelbahn.markets.terms.label import LabelRules
from murmelbahn.markets.terms.results import TaxKind
from murmelbahn.markets.terms.selling import (
    AdvanceRules,
    ChangeRules,
    EInvoiceDuty,
    FeeItem,
    LegalWords,
    NumberingRule,
    PaymentRules,
    PriceRules,
    RegistrationRules,
    ReturnRule,
    RoundingRules,
    TaxIdRules,
)


class MarketStatus(StrEnum):
    """A draft computes estimates but refuses to sell."""

    LIVE = "live"
    DRAFT = "draft"


class DeviationClass(StrEnum):
    """Why a market is not the standard."""

    MUST_HAVE = "must_have"
    REGULATORY = "regulatory"
    DIFFERENTIATION = "differentiation"
    LEGACY = "legacy"


class TaxPoint(StrEnum):
    """Which date decides the law that applies."""

    SUPPLY = "supply"
    FIRST_REGISTRATION = "first_registration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One dated departure from the standard. `paths` are the settings it changes (`binding.stock_days`)."""

    id: str
    kind: DeviationClass
    owner: str
    reason: str
    source: str
    valid_from: date
    review: date
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxDefinition:
    """One tax a market knows. Its figures stand in dated rule rows."""

    code: str
    kind: TaxKind
    law: str
    tax_point: TaxPoint
    in_vat_base: bool
    in_total: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """A national market on a given day. Frozen: agreements name `release` and `template`, never the live object."""

    code: str
    name: str
    status: MarketStatus
    eu: bool
    currency: str
    languages: tuple[str, ...]
    zone: str
    """IANA time zone of the market's legal days."""
    holiday_country: str
    holiday_region: str | None
    """Subdivision whose holidays count by default (seat of the seller); None = nationwide only."""
    price: PriceRules
    rounding: RoundingRules
    numbering: NumberingRule
    tax_ids: TaxIdRules
    withdrawal: WithdrawalRules
    withdrawal_function: WithdrawalFunction
    binding: BindingPeriods
    offer: OfferRules
    damages: DamageRules
    dunning: DunningRules
    collection: CollectionRules
    finance: FinanceRules
    delay: DelayRules
    interest: InterestRules
    advance: AdvanceRules
    payment: PaymentRules
    change: ChangeRules
    registration: RegistrationRules
    label: LabelRules
    fees: tuple[FeeItem, ...]
    einvoice: tuple[EInvoiceDuty, ...]
    returns: tuple[ReturnRule, ...]
    words: Mapping[str, LegalWords]
    """By language code."""
    taxes: tuple[TaxDefinition, ...]
    deviations: tuple[Deviation, ...]
    template: str
    """Hash of standard and template as merged."""
    release: str
    """Hash of the released rule rows."""
    standard_share: str
    """Share of settings inherited from the standard, in percent with one decimal."""

    @property
    def live(self) -> bool:
        return self.status is MarketStatus.LIVE

    def basis(self, customer: CustomerKind) -> PriceBasis:
        """The price list's basis for this kind of customer."""
        return self.price.basis(customer)
