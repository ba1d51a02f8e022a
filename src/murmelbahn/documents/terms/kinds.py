"""Which documents there are, in which forms, and what was found when they were checked."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """One kind of paper; the kind decides the payload's type (`PAPERS`)."""

    OFFER = "offer"
    ORDER_FORM = "order_form"
    """What a customer signs by hand to order; blank until then."""
    ORDER_RECEIPT = "order_receipt"
    ORDER_CONFIRMATION = "order_confirmation"
    READINESS_NOTICE = "readiness_notice"
    COLLECTION_REMINDER = "collection_reminder"
    ADVANCE_INVOICE = "advance_invoice"
    FINAL_INVOICE = "final_invoice"
    CREDIT_NOTE = "credit_note"
    COMMISSION_CREDIT = "commission_credit"
    """Self-billed commission: the national company writes the agent's invoice."""
    COMMISSION_CORRECTION = "commission_correction"
    """Takes self-billed commission back."""
    DAMAGES_STATEMENT = "damages_statement"
    VALUE_LOSS_STATEMENT = "value_loss_statement"
    """What a withdrawn car has lost in value (Directive 2011/83/EU art. 14(2)): no damages, for nobody broke a contract."""
    REMINDER = "reminder"
    HANDOVER_PROTOCOL = "handover_protocol"
    TAKEOVER_CONFIRMATION = "takeover_confirmation"
    WITHDRAWAL_NOTICE = "withdrawal_notice"
    WITHDRAWAL_RECEIPT = "withdrawal_receipt"
    CHANGE_PREVIEW = "change_preview"
    CHANGE_CONFIRMATION = "change_confirmation"
    RESCISSION = "rescission"
    REFUND_NOTICE = "refund_notice"
    ORDER_REFUSAL = "order_refusal"
    ORDER_LAPSE = "order_lapse"
    """Nobody answered an order in time."""
    PAYMENT_NOT_OWED = "payment_not_owed"
    """Money came in that nobody owed; the refund itself has a notice of its own."""


INVOICE_TYPES = {
    DocumentKind.FINAL_INVOICE: "380",
    DocumentKind.ADVANCE_INVOICE: "386",
    DocumentKind.CREDIT_NOTE: "381",
    DocumentKind.COMMISSION_CREDIT: "389",
    DocumentKind.COMMISSION_CORRECTION: "261",
}
"""UNTDID 1001 code of the kinds that are EN 16931 invoices. A damages statement is outside VAT and is none."""
CORRECTING = frozenset({DocumentKind.CREDIT_NOTE, DocumentKind.COMMISSION_CORRECTION})
"""Their positive amounts reduce what an invoice claimed; that invoice is named."""
SELF_BILLED = frozenset({DocumentKind.COMMISSION_CREDIT, DocumentKind.COMMISSION_CORRECTION})
"""Written by who receives the service: the addressee is the seller of it."""


class Language(StrEnum):
    DE = "de"
    EN = "en"


class RenditionFormat(StrEnum):
    PDF = "pdf"
    UBL = "ubl"


MEDIA_TYPES = {RenditionFormat.PDF: "application/pdf", RenditionFormat.UBL: "application/xml"}
SUFFIXES = {RenditionFormat.PDF: "pdf", RenditionFormat.UBL: "xml"}


class Check(StrEnum):
    """Verdict of the official rules upon a rendition. `NOT_CHECKED` is never to be read as passed."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not_checked"
