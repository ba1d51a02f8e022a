"""Breakdown, totals, lines."""

from __future__ import annotations

from decimal import Decimal

from murmelbahn.documents.rules.ubl.tree import Element, amount, group, value
from murmelbahn.documents.terms import Bill, Line, TaxCategory, TaxSubtotal, Vehicle

ONE = "C62"
"""UN/ECE Recommendation 20: "one"."""


def breakdown(parent: Element, bill: Bill) -> None:
    """BG-22, BG-23: the stored tax of each category and rate."""
    taxes = group(parent, "TaxTotal")
    amount(taxes, "TaxAmount", bill.total.tax)
    for subtotal in bill.taxes:
        node = group(taxes, "TaxSubtotal")
        amount(node, "TaxableAmount", subtotal.amount.net)
        amount(node, "TaxAmount", subtotal.amount.tax)
        _category(node, "TaxCategory", subtotal.category, subtotal.rate, _reason(bill, subtotal))


def totals(parent: Element, bill: Bill) -> None:
    """Advances are deducted by lines, so the payable amount is the total: nothing stands in BT-113."""
    node = group(parent, "LegalMonetaryTotal")
    amount(node, "LineExtensionAmount", bill.total.net)
    amount(node, "TaxExclusiveAmount", bill.total.net)
    amount(node, "TaxInclusiveAmount", bill.total.gross)
    amount(node, "PayableAmount", bill.total.gross)


def line(parent: Element, number: int, item: Line, *, credit_note: bool, vehicle: Vehicle | None) -> None:
    """BG-25. A price is never negative (BR-27): a reduction or an advance has the quantity -1."""
    node = group(parent, "CreditNoteLine" if credit_note else "InvoiceLine")
    value(node, "ID", str(number))
    sign = Decimal(-1) if item.amount.net.amount < 0 else Decimal(1)
    value(node, "CreditedQuantity" if credit_note else "InvoicedQuantity", sign, unitCode=ONE)
    amount(node, "LineExtensionAmount", item.amount.net)
    article = group(node, "Item")
    value(article, "Description", item.detail)
    value(article, "Name", item.text)
    if item.code:
        value(group(article, "SellersItemIdentification"), "ID", item.code)
    _category(article, "ClassifiedTaxCategory", item.category, item.rate, "")
    if number == 1 and vehicle is not None and vehicle.vin:
        identity = group(article, "AdditionalItemProperty")
        value(identity, "Name", "VIN")
        value(identity, "Value", vehicle.vin)
    amount(group(node, "Price"), "PriceAmount", abs(item.amount.net))


def _category(parent: Element, name: str, category: TaxCategory, rate: Decimal, reason: str) -> None:
    node = group(parent, name)
    value(node, "ID", category.value)
    value(node, "Percent", rate)
    value(node, "TaxExemptionReason", reason)
    value(group(node, "TaxScheme"), "ID", "VAT")


def _reason(bill: Bill, subtotal: TaxSubtotal) -> str:
    """One breakdown row may cover several lines (registration tax and an authority fee): their reasons, each once."""
    lines = (one for one in bill.lines if (one.category, one.rate) == (subtotal.category, subtotal.rate))
    return subtotal.reason or "; ".join(dict.fromkeys(one.reason for one in lines if one.reason))
