"""Refusals of advances, invoices, fees and what is claimed."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class AdvanceAlreadyPaid(Refusal):
    """Money has come in: a credit note is needed, voiding is not enough."""

    code, status = "value.advance.paid", 409


class AdvanceTooHigh(Refusal):
    """An advance is part of the total: total, amount."""

    code, status = "value.advance.too_high", 422


class AlreadyInvoiced(Refusal):
    """The deal has a final invoice that stands: number."""

    code, status = "value.invoice.exists", 409


class RecipientDiffers(Refusal):
    """An invoice goes to the recipient the version names; another one is a new version."""

    code, status = "value.invoice.recipient", 409


class InvoiceMissing(Refusal):
    """Handover needs an issued final invoice."""

    code, status = "value.invoice.missing", 409


class InvoiceTaxDate(Refusal):
    """The invoice was computed for another tax month: tax_date, invoiced."""

    code, status = "value.invoice.tax_date", 409


class AlreadyCredited(Refusal):
    """A credit note has taken this document back: number."""

    code, status = "value.invoice.credited", 409


class NotCreditable(Refusal):
    """Only advance and final invoices and damages statements are taken back: kind."""

    code, status = "value.invoice.not_creditable", 409


class AlreadyHandedOver(Refusal):
    """Revenue of this deal is recognised already: on."""

    code, status = "value.handover.recognised", 409


class NothingToSetOff(Refusal):
    """No open claim, or no money held: claim, held."""

    code, status = "value.set_off.nothing", 409


class WriteOffTooHigh(Refusal):
    """No more can be written off than is open: open, asked."""

    code, status = "value.write_off.too_high", 409


class NotLate(Refusal):
    """The claim is not past its due date: due_on."""

    code, status = "value.reminder.not_late", 409


class DuePassed(Refusal):
    """Nobody can pay on a day that is over: due_on, today."""

    code, status = "value.invoice.due_passed", 422


class DueOutside(Refusal):
    """So late a payment is credit, which a lender gives: due_on, latest."""

    code, status = "value.invoice.due_outside", 422


class InterestOpen(Refusal):
    """Interest of this document is proposed already: it is claimed or waived first."""

    code, status = "value.interest.open", 409


class InterestNotOver(Refusal):
    """Interest is computed up to today: what is paid tomorrow nobody knows: today."""

    code, status = "value.interest.not_over", 422


class FeeNotInvoiced(Refusal):
    """Only an authority fee that was invoiced passes through: available, asked."""

    code, status = "value.fee.not_invoiced", 409
