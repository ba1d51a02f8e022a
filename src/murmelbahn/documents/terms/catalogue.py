"""Which payload each kind of document has."""

from __future__ import annotations

from murmelbahn.documents.terms import papers
from murmelbahn.documents.terms.kinds import DocumentKind

PAPERS: dict[DocumentKind, type[papers.Paper]] = {
    DocumentKind.OFFER: papers.Offer,
    DocumentKind.ORDER_FORM: papers.OrderForm,
    DocumentKind.ORDER_RECEIPT: papers.OrderReceipt,
    DocumentKind.ORDER_CONFIRMATION: papers.OrderConfirmation,
    DocumentKind.READINESS_NOTICE: papers.ReadinessNotice,
    DocumentKind.COLLECTION_REMINDER: papers.CollectionReminder,
    DocumentKind.ADVANCE_INVOICE: papers.Invoice,
    DocumentKind.FINAL_INVOICE: papers.Invoice,
    DocumentKind.CREDIT_NOTE: papers.Invoice,
    DocumentKind.COMMISSION_CREDIT: papers.Invoice,
    DocumentKind.COMMISSION_CORRECTION: papers.Invoice,
    DocumentKind.DAMAGES_STATEMENT: papers.DamagesStatement,
    DocumentKind.VALUE_LOSS_STATEMENT: papers.ValueLossStatement,
    DocumentKind.REMINDER: papers.Reminder,
    DocumentKind.HANDOVER_PROTOCOL: papers.HandoverProtocol,
    DocumentKind.TAKEOVER_CONFIRMATION: papers.TakeoverConfirmation,
    DocumentKind.WITHDRAWAL_NOTICE: papers.WithdrawalNotice,
    DocumentKind.WITHDRAWAL_RECEIPT: papers.WithdrawalReceipt,
    DocumentKind.CHANGE_PREVIEW: papers.Change,
    DocumentKind.CHANGE_CONFIRMATION: papers.Change,
    DocumentKind.RESCISSION: papers.Rescission,
    DocumentKind.REFUND_NOTICE: papers.RefundNotice,
    DocumentKind.ORDER_REFUSAL: papers.OrderRefusal,
    DocumentKind.ORDER_LAPSE: papers.OrderLapse,
    DocumentKind.PAYMENT_NOT_OWED: papers.PaymentNotOwed,
}
"""Closed: a new kind is a new payload type, its texts in every language, and a layout."""
