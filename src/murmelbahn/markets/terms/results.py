"""What a tax computation answers: every line with its rule and source, and totals that are proven to add up."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from murmelbahn.kernel.money import Money, MoneyError, Taxed, total
from murmelbahn.markets.terms.inputs import PriceBasis, PricedAmount


class TaxKind(StrEnum):
    VAT = "vat"
    REGISTRATION_TAX = "registration_tax"
    FEE = "fee"


class Confidence(StrEnum):
    """How sure a figure is. Only `confirmed` carries a binding offer."""

    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"
    ESTIMATE = "estimate"

    @property
    def binding(self) -> bool:
        return self is Confidence.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxLine:
    """One tax. `in_total` is false for a tax the seller neither charges nor passes on: shown, never summed."""

    code: str
    kind: TaxKind
    base: Money
    """The money the tax is a share of; 0.00 where the law taxes no money (see `inputs`)."""
    amount: Money
    rate: Decimal | None
    """Percent where the tax is a share of its base; None where it is not."""
    rule: str
    source: str
    confidence: Confidence
    on: date
    """The tax point: the day whose law was applied."""
    in_total: bool = True
    inputs: tuple[tuple[str, str], ...] = ()
    """The inputs the rule looked at: (`co2_g_km`, `128`)."""


@dataclass(frozen=True, slots=True)
class TaxedAmount:
    """One priced amount with its share of the document's net and VAT. The shares sum to the document, no cent lost."""

    code: str
    taxed: Taxed
    in_vat_base: bool
    in_regtax_base: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxResult:
    """All taxes of one price. A wrong sum cannot be built: net + vat + registration_tax + passthrough = gross."""

    market: str
    basis: PriceBasis
    net: Money
    """All amounts in the VAT base, without VAT."""
    vat: Money
    registration_tax: Money
    """Registration taxes and fees of the law that the seller charges."""
    passthrough: Money
    gross: Money
    amounts: tuple[TaxedAmount, ...]
    lines: tuple[TaxLine, ...]
    confirmed: bool
    """False = an estimate: no binding offer may rest on it."""
    unconfirmed: tuple[str, ...]
    """Ids of the rules (or `market:draft`) that make it an estimate."""
    release: str
    """Hash of the released rule set it was computed with."""
    on: date
    known_at: date | None

    def __post_init__(self) -> None:
        parts = (self.net, self.vat, self.registration_tax, self.passthrough)
        if total(parts, self.gross.currency) != self.gross:
            raise MoneyError(f"net, VAT, registration tax and passthrough do not sum to {self.gross}")
        if self.confirmed == bool(self.unconfirmed):
            raise ValueError("a result is confirmed exactly when no rule is unconfirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedGross:
    """A price guarantee: `adjustments` added to the amounts lead to the guaranteed gross.

    The first carries nearly all of it; where no price on the cent grid reaches the target, a second of a few cents stands
    outside the base of registration tax. `shortfall` is 0.00 then; without registration tax a cent may stay (never too much).
    """

    target: Money
    adjustments: tuple[PricedAmount, ...]
    result: TaxResult
    shortfall: Money
