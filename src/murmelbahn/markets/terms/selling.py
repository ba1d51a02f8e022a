"""How a market prices, counts, invoices, pays and registers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from murmelbahn.kernel.money import Rounding
from murmelbahn.markets.terms.inputs import CustomerKind, PriceBasis


class TaxChange(StrEnum):
    """Who bears a tax that changes between contract and tax point. A fall is always passed on."""

    GUARANTEED_GROSS = "guaranteed_gross"
    PASSED_ON = "passed_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRules:
    basis_private: PriceBasis
    basis_company: PriceBasis
    tax_change_private: TaxChange
    tax_change_company: TaxChange
    includes: tuple[str, ...]
    """What a price shown to a consumer must contain."""
    rise_allowed_after_months: int
    free_exit_above_percent: Decimal | None
    gross_list_price_rounds_down_to: int | None

    def basis(self, customer: CustomerKind) -> PriceBasis:
        return self.basis_private if customer is CustomerKind.PRIVATE else self.basis_company

    def tax_change(self, customer: CustomerKind) -> TaxChange:
        return self.tax_change_private if customer is CustomerKind.PRIVATE else self.tax_change_company


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundingRules:
    """The named algorithm of VAT and of amounts. `level` is `document` or `line`."""

    method: Rounding
    unit: Decimal
    level: str
    cash_unit: Decimal
    display_decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberingRule:
    """Document numbers: `pattern` is a str.format with kind, year, number; a series is (legal entity, kind, year)."""

    gapless: bool
    per_year: bool
    pattern: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxIdRules:
    """Formats by name of a python-stdnum module; "" where a market has none."""

    vat: str
    company: str
    person: str
    prefix: str
    buyer_vat_id_above: Decimal | None
    """Gross amount above which the buyer's VAT id must stand on the invoice; None = never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceRules:
    max_percent: Decimal | None
    before_acceptance: bool
    refundable: bool
    invoice_required: bool
    fills: tuple[str, ...]
    """In which order money received fills the document: VAT is due on what is filled before supply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRules:
    cash_accepted: bool
    secured_tolerance: Decimal
    refund_to_payer_only: bool
    final_invoice_form: str
    """`remainder` or `full_with_annex`."""
    third_party_payer_screened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRules:
    """Late changes: `fee` on the market's price basis, part of the price (VAT, registration-tax base)."""

    fee: Decimal
    approval_change_is_new_contract: bool
    consumer_free_exit: bool


class IfOwn(StrEnum):
    """What becomes of a paper where the customer registers the car itself: asked for and given just the same, taken by the
    customer straight to the office, or not needed by the seller at all."""

    SAME = "same"
    OFFICE = "office"
    NOT_NEEDED = "not_needed"


class RegistrationOffice(StrEnum):
    """Who gives plates: a public authority, or an insurer's office on its behalf."""

    AUTHORITY = "authority"
    INSURER = "insurer"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNeed:
    """A paper that a registration, handover or settlement asks for: which, for which gate, from whom, of which kinds of
    keeper, by which law. `called` is its national name (a key of texts), "" for the kind's own.

    `hand_out`: it goes to the buyer (or the lender) in the end, and the deal is not settled before. `if_own`: what becomes of
    it where the customer registers the car itself.
    """

    kind: str
    gate: str
    supplier: str
    keepers: tuple[str, ...]
    source: str
    hand_out: bool = False
    called: str = ""
    if_own: IfOwn = IfOwn.SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationRules:
    by_agent_allowed: bool
    office: RegistrationOffice
    papers: tuple[PaperNeed, ...]
    hands_out: tuple[str, ...]
    withheld_if_financed: tuple[str, ...]
    new_car_max_months: int
    new_car_max_km: int
    label_has_co2_class: bool
    """Whether the consumption label names a CO2 class beside the figures (Directive 1999/94/EC leaves it to the market)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeItem:
    """An authority's fee passed through at face value. `amount` None = by the authority's own table."""

    code: str
    amount: Decimal | None
    in_vat_base: bool
    confirmed: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EInvoiceDuty:
    """From `applies_from` invoices to this kind of buyer must be structured."""

    customer: str
    """`private`, `company` or `public`."""
    applies_from: date
    applies_until: date | None
    formats: tuple[str, ...]
    network: str
    duty: str
    """`issue`, `receive` or `report`."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRule:
    """The return of a tax: due on `day` of the n-th month after the tax month."""

    code: str
    months_after: int
    day: int
    moves_to_working_day: bool
    tax_month: str
    """`supply` or `receipt_or_supply`."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalWords:
    """Words a law prescribes, in one language. A draft market may lack the later ones; a live market has them all."""

    order_button: str
    withdrawal_button: str
    withdrawal_confirm: str
    credit_warning: str
    consent_marketing: str = ""
    consent_email: str = ""
    consent_phone: str = ""
    order_receipt: str = ""
    """Heading of the receipt that is not yet the acceptance."""
    no_right_outlet: str = ""
    new_vehicle_exemption: str = ""

    @property
    def complete(self) -> bool:
        return all(getattr(self, name) for name in self.__slots__)
