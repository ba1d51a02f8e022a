"""Which kind is laid out by which function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from murmelbahn.documents.rules.letter import claims, endings, forms, sales
from murmelbahn.documents.rules.letter.frame import frame, greeting
from murmelbahn.documents.rules.letter.model import Block, Letter
from murmelbahn.documents.rules.letter.words import Say, Words
from murmelbahn.documents.terms import DocumentKind, Invoice, Paper

LAYOUTS: dict[DocumentKind, Callable[[Words, DocumentKind, Any], tuple[Block, ...]]] = {
    DocumentKind.OFFER: sales.offer,
    DocumentKind.ORDER_FORM: forms.order_form,
    DocumentKind.ORDER_RECEIPT: sales.order_receipt,
    DocumentKind.ORDER_CONFIRMATION: sales.order_confirmation,
    DocumentKind.READINESS_NOTICE: sales.readiness_notice,
    DocumentKind.COLLECTION_REMINDER: sales.collection_reminder,
    DocumentKind.CHANGE_PREVIEW: sales.change,
    DocumentKind.CHANGE_CONFIRMATION: sales.change,
    DocumentKind.ADVANCE_INVOICE: claims.invoice,
    DocumentKind.FINAL_INVOICE: claims.invoice,
    DocumentKind.CREDIT_NOTE: claims.invoice,
    DocumentKind.COMMISSION_CREDIT: claims.invoice,
    DocumentKind.COMMISSION_CORRECTION: claims.invoice,
    DocumentKind.DAMAGES_STATEMENT: claims.damages_statement,
    DocumentKind.VALUE_LOSS_STATEMENT: claims.value_loss_statement,
    DocumentKind.REMINDER: claims.reminder,
    DocumentKind.REFUND_NOTICE: claims.refund_notice,
    DocumentKind.PAYMENT_NOT_OWED: claims.payment_not_owed,
    DocumentKind.ORDER_REFUSAL: endings.order_refusal,
    DocumentKind.ORDER_LAPSE: endings.order_lapse,
    DocumentKind.HANDOVER_PROTOCOL: endings.handover_protocol,
    DocumentKind.TAKEOVER_CONFIRMATION: endings.takeover_confirmation,
    DocumentKind.WITHDRAWAL_NOTICE: endings.withdrawal_notice,
    DocumentKind.WITHDRAWAL_RECEIPT: endings.withdrawal_receipt,
    DocumentKind.RESCISSION: endings.rescission,
}


def letter_of(kind: DocumentKind, language: str, number: str | None, paper: Paper, catalogue: Say) -> Letter:
    """The letter of a paper in its language."""
    words = Words(language, paper.letterhead, catalogue)
    blocks = LAYOUTS[kind](words, kind, paper)
    return frame(words, kind, number, paper, greeting=greeting(words, paper.addressee), blocks=blocks)


def invoice_notes(kind: DocumentKind, language: str, invoice: Invoice, catalogue: Say) -> tuple[str, ...]:
    """The sentences that stand in the XML (BT-22) as on paper."""
    words = Words(language, invoice.letterhead, catalogue)
    return (*claims.legal_notes(words, kind, invoice), *invoice.notices)
