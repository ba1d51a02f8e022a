"""The whole invoice or credit note, in the order the schema wants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from murmelbahn.documents.rules.ubl import amounts, parties
from murmelbahn.documents.rules.ubl.tree import CAC, CBC, CREDIT_NOTE, INVOICE, Element, group, value
from murmelbahn.documents.terms import CORRECTING, INVOICE_TYPES, SELF_BILLED, DocumentKind, Invoice, InvoiceReference

CORE_INVOICE = "urn:cen.eu:en16931:2017"


def write_invoice(kind: DocumentKind, number: str, invoice: Invoice, notes: Sequence[str] = ()) -> bytes:
    """UBL 2.1 bytes of an invoice (types 380, 386, 389) or a credit note (381, 261).

    `notes` are free texts (BT-22). Advance invoices deducted by a line, and what is corrected, are named in BG-3.
    A self-billed document turns the roles: the addressee is the seller.
    """
    credit_note = kind in CORRECTING
    space = CREDIT_NOTE if credit_note else INVOICE
    name = "CreditNote" if credit_note else "Invoice"
    names: dict[Any, str] = {None: space, "cac": CAC, "cbc": CBC}
    root = etree.Element(f"{{{space}}}{name}", nsmap=names)
    _head(root, kind, number, invoice, notes)
    for reference in references(invoice):
        _reference(root, reference)
    supplier, customer = invoice.letterhead, invoice.addressee
    if kind in SELF_BILLED:
        parties.party(root, "AccountingSupplierParty", customer)
        parties.party(root, "AccountingCustomerParty", supplier)
    else:
        parties.party(root, "AccountingSupplierParty", supplier)
        parties.party(root, "AccountingCustomerParty", customer)
    parties.delivery(root, invoice)
    parties.payment(root, invoice, credit_note=credit_note)
    amounts.breakdown(root, invoice.bill)
    amounts.totals(root, invoice.bill)
    for position, line in enumerate(invoice.bill.lines, start=1):
        amounts.line(root, position, line, credit_note=credit_note, vehicle=invoice.vehicle)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def references(invoice: Invoice) -> tuple[InvoiceReference, ...]:
    """Preceding invoices, each once: what is corrected, then the advances that are deducted."""
    advances = [line.advance for line in invoice.bill.lines if line.advance is not None]
    return tuple(dict.fromkeys((*invoice.corrects, *advances)))


def _head(root: Element, kind: DocumentKind, number: str, invoice: Invoice, notes: Sequence[str]) -> None:
    credit_note = kind in CORRECTING
    value(root, "CustomizationID", CORE_INVOICE)
    value(root, "ID", number)
    value(root, "IssueDate", invoice.issued_on)
    if not credit_note and invoice.payment is not None:
        value(root, "DueDate", invoice.payment.due_on)
    value(root, "CreditNoteTypeCode" if credit_note else "InvoiceTypeCode", INVOICE_TYPES[kind])
    for note in notes:
        value(root, "Note", note)
    value(root, "DocumentCurrencyCode", invoice.bill.currency)
    value(root, "BuyerReference", invoice.reference)
    if invoice.purchase_order:
        value(group(root, "OrderReference"), "ID", invoice.purchase_order)


def _reference(root: Element, reference: InvoiceReference) -> None:
    node = group(group(root, "BillingReference"), "InvoiceDocumentReference")
    value(node, "ID", reference.number)
    value(node, "IssueDate", reference.issued_on)
