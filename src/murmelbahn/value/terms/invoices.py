"""Documents of money. Everything in them is frozen at issue; a correction is a new document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.value.terms.parties import PartyRef
from murmelbahn.value.terms.prices import Totals


class InvoiceKind(StrEnum):
    ADVANCE = "advance"
    FINAL = "final"
    CREDIT_NOTE = "credit_note"
    DAMAGES = "damages"
    COMMISSION = "commission"
    CLAW_BACK = "claw_back"
    """Corrects self-billed commission: an agent's month in which more was taken back than earned."""


SELF_BILLED = frozenset({InvoiceKind.COMMISSION, InvoiceKind.CLAW_BACK})
"""What the seller bills in its agent's name: a cost with input VAT, and no sale."""


class CreditReason(StrEnum):
    """Why a document is taken back."""

    WITHDRAWAL = "withdrawal"
    RESCISSION = "rescission"
    CANCELLATION = "cancellation"
    PLANT_FAILURE = "plant_failure"
    TAX_DATE = "tax_date"
    RECIPIENT = "recipient"
    CORRECTION = "correction"
    REDUCTION = "reduction"


class DamagesKind(StrEnum):
    """Outside VAT: no supply is paid for. `VALUE_LOSS` is kept from money owed back, the others are claimed."""

    NON_COLLECTION = "non_collection"
    NON_PAYMENT = "non_payment"
    CANCELLATION_FEE = "cancellation_fee"
    VALUE_LOSS = "value_loss"
    DEFAULT_INTEREST = "default_interest"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One line. `category` is the EN 16931 VAT category (S standard, E exempt with `reason`), `rate` in percent.
    Category E carries registration tax and authority fees (O is refused beside S, BR-O-11)."""

    number: int
    kind: str
    code: str
    net: Money
    vat: Money
    category: str
    rate: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceReference:
    """An advance invoice that a final invoice deducts: its stored amounts, never recomputed (BG-3), at its own `rate` of VAT in
    percent; None in what was frozen before it was kept, and is that of the final invoice."""

    invoice: UUID
    number: str
    issued_on: date
    amounts: Taxed
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BillReference:
    """A self-billed document of which commission is taken back (BG-3)."""

    invoice: UUID
    number: str
    issued_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceContent:
    """The frozen content of a document. `lines` at full value, `advances` deducted, `amounts` = what this document
    claims = full minus stored advances (remainder form). Amounts of a credit note and of a claw-back are positive and reduce.
    `planned_supply`: the day of the supply, planned on an invoice, that of the handover or none on a credit note. `bills`:
    what an agent's month corrects."""

    kind: InvoiceKind
    number: str
    market: str
    seller: str
    deal: UUID | None
    version: int
    recipient: PartyRef | None
    agent: UUID | None
    issued_on: date
    planned_supply: date | None
    tax_date: date | None
    due_on: date | None
    lines: tuple[InvoiceLine, ...]
    advances: tuple[AdvanceReference, ...]
    full: Totals
    amounts: Totals
    vat_rate: Decimal
    corrects: UUID | None = None
    corrects_number: str = ""
    reason: str = ""
    payment_reference: str = ""
    purchase_order: str = ""
    bills: tuple[BillReference, ...] = ()


def is_interest(content: InvoiceContent) -> bool:
    """Whether a document claims default interest, on which no interest runs."""
    return content.kind is InvoiceKind.DAMAGES and content.reason == DamagesKind.DEFAULT_INTEREST


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceView:
    """A stored document, its digest, and how it stands: `open` is unpaid, `credited` says a credit note took it back."""

    id: UUID
    content: InvoiceContent
    digest: str
    open: Money
    credited: bool


class AdvanceState(StrEnum):
    """A payment request is not a tax document: it can be voided without a credit note."""

    ASKED = "asked"
    PARTLY_PAID = "partly_paid"
    HELD = "held"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceView:
    """A payment request: the amount asked, what has come in, until when it is to be paid."""

    id: UUID
    deal: UUID
    amount: Money
    received: Money
    due_on: date
    state: AdvanceState


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a page of claims ended: the day it was due, and the document."""

    due_on: date
    document: UUID

    def __str__(self) -> str:
        return f"{self.due_on.isoformat()}~{self.document}"

    @classmethod
    def parse(cls, text: str) -> ClaimPlace:
        """The place that was written as text. Raises `BadInput`."""
        day, _, identity = text.partition("~")
        try:
            return cls(date.fromisoformat(day), UUID(identity))
        except ValueError:
            raise BadInput(field="after", reason=text[:60]) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """A claim that is not fully paid, with its age in days past due (negative: not yet due)."""

    deal: UUID
    document: UUID
    kind: InvoiceKind
    number: str
    due_on: date
    open: Money
    days_late: int
    reminders: int

    @property
    def place(self) -> ClaimPlace:
        """Where a page of a list ends that ends with this claim."""
        return ClaimPlace(self.due_on, self.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClaim:
    """What of the final invoice that stands the customer's side owes itself: not what a bank that lends to the buyer has yet
    to pay, nor, before the handover, what a lessor pays on it. `reminded_on` is the day of the first reminder, `grace_until`
    the last day that the newest one gave."""

    open: Money
    due_on: date | None
    reminded_on: date | None
    grace_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentInstruction:
    """What the payer types into the bank: payee exactly as the bank verifies it, amount open, structured reference."""

    holder: str
    iban: str
    bic: str | None
    reference: str
    amount: Money
    due_on: date | None
