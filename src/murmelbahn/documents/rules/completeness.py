"""What a paper of its kind must hold before it may be frozen."""

from __future__ import annotations

from murmelbahn.documents.rules.sums import check_bill
from murmelbahn.documents.terms import (
    CORRECTING,
    PAPERS,
    SELF_BILLED,
    Bill,
    DocumentKind,
    Invoice,
    Paper,
    PaperIncomplete,
    TaxCategory,
    WrongPaper,
)

WITHOUT_REASON = frozenset({TaxCategory.STANDARD, TaxCategory.ZERO})


def check(kind: DocumentKind, paper: Paper, number: str | None) -> None:
    """Raise `WrongPaper`, `PaperIncomplete` or `SumsDisagree`; the rest is the official rules' business."""
    if type(paper) is not PAPERS[kind]:
        raise WrongPaper(kind=kind, paper=type(paper).__name__)
    bill = getattr(paper, "bill", None)
    if isinstance(bill, Bill):
        check_bill(bill)
    if isinstance(paper, Invoice):
        _check_invoice(kind, paper, number)


def _check_invoice(kind: DocumentKind, invoice: Invoice, number: str | None) -> None:
    supplier_vat_id = invoice.addressee.vat_id if kind in SELF_BILLED else invoice.letterhead.vat_id
    needed = {
        "number": number,
        "lines": invoice.bill.lines,
        "supplier_vat_id": supplier_vat_id,
        "corrects": kind not in CORRECTING or invoice.corrects,
        "payment_terms": not invoice.bill.total.gross or invoice.payment_terms or _due(invoice),
        "supply_on": kind is not DocumentKind.FINAL_INVOICE or invoice.supply_on,
        "reason": all(line.reason for line in invoice.bill.lines if line.category not in WITHOUT_REASON),
    }
    for field, given in needed.items():
        if not given:
            raise PaperIncomplete(kind=kind, field=field)


def _due(invoice: Invoice) -> bool:
    return invoice.payment is not None and invoice.payment.due_on is not None
