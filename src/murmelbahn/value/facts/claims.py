"""Facts of advances, invoices, fees, damages, reminders: what is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.fact import fact
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import CreditReason, DamagesKind, InvoiceKind


@fact("value.advance.requested")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceRequested:
    """A payment request, not a tax document."""

    request: UUID
    deal: UUID
    amount: Money
    due_on: date


@fact("value.advance.voided")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceVoided:
    request: UUID
    deal: UUID


@fact("value.advance.held")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceHeld:
    """The whole requested advance has come in."""

    request: UUID
    deal: UUID
    amount: Money


@fact("value.advance.overdue")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceOverdue:
    """Timer on the day after the due date; says nothing about whether it was paid."""

    request: UUID
    deal: UUID


@fact("value.invoice.issued")
@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceIssued:
    """Advance or final invoice. `gross` is what this document claims (remainder form). Its frozen content:
    `queries.invoice`."""

    invoice: UUID
    deal: UUID
    kind: InvoiceKind
    number: str
    version: int
    gross: Money
    due_on: date | None
    tax_date: date | None
    digest: str


@fact("value.invoice.credited")
@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceCredited:
    """`credit_note` takes `invoice` back, wholly or by `gross`."""

    credit_note: UUID
    invoice: UUID
    deal: UUID
    number: str
    gross: Money
    reason: CreditReason
    digest: str


@fact("value.damages.stated")
@dataclass(frozen=True, slots=True, kw_only=True)
class DamagesStated:
    """Outside VAT. `withheld` is the part taken from money held for the payer."""

    statement: UUID
    deal: UUID
    kind: DamagesKind
    amount: Money
    withheld: Money


@fact("value.payment.overdue")
@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentOverdue:
    """Timer on the day after a claim's due date (or grace date); the hearer looks whether anything is open."""

    document: UUID
    deal: UUID
    due_on: date


@fact("value.reminder.sent")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSent:
    reminder: UUID
    deal: UUID
    document: UUID
    level: int
    open: Money
    grace_until: date


@fact("value.interest.proposed")
@dataclass(frozen=True, slots=True, kw_only=True)
class InterestProposed:
    """A proposal without a posting: a named person claims or waives it."""

    interest: UUID
    deal: UUID
    amount: Money
    days: int


@fact("value.interest.waived")
@dataclass(frozen=True, slots=True, kw_only=True)
class InterestWaived:
    interest: UUID
    deal: UUID
