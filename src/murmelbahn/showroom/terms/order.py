"""The order and its receipt as pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from murmelbahn.deal.terms import Declaration, WayOut
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.cards import CarCard, CareCard, DocumentLine, HoldLine, SellerCard
from murmelbahn.showroom.terms.head import Head
from murmelbahn.showroom.terms.sheets import PriceLine
from murmelbahn.ui.terms import Sentence
from murmelbahn.value.terms import Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingChoice:
    """A way to pay that is open for this order: a transfer, a company's credit line, a lender that was asked."""

    kind: str
    lender: str
    amount: Money | None
    name: str = ""
    """The lender's."""

    @property
    def code(self) -> str:
        """As a form sends it."""
        return f"{self.kind}:{self.lender}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSheet:
    """An offer as it can be ordered. Without `read` there is nothing to order; `mine`: the reader may press the button;
    `proof_waits`: a discount is still to be confirmed, which an order now would forgo."""

    head: Head
    read: Declaration | None
    mine: bool
    company: bool
    reasons: tuple[Sentence, ...]
    withdrawal_days: int
    holds: tuple[HoldLine, ...]
    price: tuple[PriceLine, ...]
    totals: Totals | None
    car: CarCard | None
    seller: SellerCard | None
    care: CareCard | None
    advance: Money | None
    fundings: tuple[FundingChoice, ...]
    payment_days: int
    credit_days: int | None
    """Days to pay on a credit line, where this customer may choose one."""
    own_part: bool
    """A loan is open, beside which the customer may pay a part itself."""
    currency: str
    delivery: date | None
    ways_out: tuple[WayOut, ...]
    forms: tuple[DocumentLine, ...]
    """Order forms printed for this offer, the newest first; for the desk."""
    zone: str
    proof_waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSheet:
    """What was ordered and when, what was sent for it, what comes next. `answer_by`: until then the seller answers."""

    head: Head
    ordered_at: datetime | None
    answer_by: date | None
    accepted: bool
    heading: str
    language: str
    totals: Totals | None
    documents: tuple[DocumentLine, ...]
    steps: tuple[Sentence, ...]
    right: bool
    zone: str
