"""Periods of a market's consumer and contract law, and the dates computed from them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from murmelbahn.kernel.money import Rounding
from murmelbahn.markets.terms.inputs import CustomerKind
from murmelbahn.markets.terms.results import Confidence


class OrderKind(StrEnum):
    BUILD_TO_ORDER = "build_to_order"
    STOCK = "stock"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRules:
    """Right of withdrawal of consumers who contracted at a distance or off premises."""

    statutory: bool
    days: int
    starts: str
    """`receipt`: the day after the buyer received the car."""
    wrong_notice_months: int
    moves_to_working_day: bool
    refund_days: int
    return_days: int
    may_withhold_until_return: bool
    value_loss_if_notice_right: bool
    excludes_outlet_contract: bool
    online: bool
    """Whether the right covers contracts concluded online (or by mail), by phone, away from the premises."""
    phone: bool
    off_premises: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalFunction:
    """The online function `withdraw from contract here` (Dir. (EU) 2023/2673)."""

    required: bool
    applies_from: date | None
    steps: int
    login_needed: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BindingPeriods:
    """Days for which the customer's order binds and the seller may accept."""

    build_to_order_days: int
    stock_days: int
    moves_to_working_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRules:
    """`held_at_once`: so many stock cars are kept for one customer that has ordered none of them."""

    valid_days: int
    hold_hours: int
    held_at_once: int
    binding: bool
    finance_condition_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageRules:
    """Lump-sum damages of a customer who does not take the car. The customer may prove less. Outside VAT."""

    percent_of_gross: Decimal
    leaving_fee: Decimal
    """Proposed to a customer who leaves by consent while the car can still go to somebody else without loss; house terms."""
    customer_may_prove_less: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DunningRules:
    payment_days: int
    payment_days_company: int
    """Companies on a credit line."""
    reminder_days: int
    rescission_grace_days: int
    reminder_fee: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionRules:
    """From the readiness notice: days to collect, then days of grace before the seller may rescind."""

    days: int
    grace_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceRules:
    """A contract that is accepted before the lender has committed stands subject to the loan: for so many days, or for as many
    as a person of the seller says, up to `most_days`."""

    days: int
    most_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayRules:
    """After the promised date: weeks until the customer may give notice, then days of grace until free rescission."""

    notice_after_weeks: int
    grace_days: int
    damages_cap_percent: Decimal
    free_exit_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestRate:
    """Default interest. `reference` is the name of the base rate, "" where the law names a fixed rate (base_rate 0)."""

    customer: CustomerKind
    valid_from: date
    valid_until: date | None
    reference: str
    base_rate: Decimal
    points: Decimal
    confidence: Confidence
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestRules:
    year_days: int
    outside_vat: bool
    rounding: Rounding
    rates: tuple[InterestRate, ...]


@dataclass(frozen=True, slots=True)
class DelayDates:
    """What a promised date turns into when it passes."""

    notice_from: date
    rescission_from: date
    free_exit_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDue:
    """When the tax of a month must be declared and paid."""

    code: str
    period: str
    due: date
