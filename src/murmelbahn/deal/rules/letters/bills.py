"""Bills: from a frozen quote or a frozen invoice, amount by amount as stored. Nothing is computed anew."""

from __future__ import annotations

from decimal import Decimal

from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import Bill, InvoiceReference, Line, PriceBasis, TaxCategory, bill_of
from murmelbahn.kernel.money import Money, MoneyError, Taxed
from murmelbahn.markets.terms import TaxKind
from murmelbahn.value.terms import AdvanceReference, ComponentKind, InvoiceContent, InvoiceLine, Quote

EXEMPT = TaxCategory.EXEMPT
UNTAXED = frozenset({ComponentKind.AUTHORITY_FEE})
"""Passed on at face value in the customer's name: no part of the price (VAT Directive art. 79(c))."""


def quote_bill(w: Wording, quote: Quote) -> Bill:
    """The price of an offer or contract version, line by line, then registration taxes."""
    lines = [
        Line(
            text=w.say(quote.called(line))
            if line.kind is ComponentKind.STOCK_CLASS
            else w.line(line.kind.value, line.code),
            code=line.code,
            amount=Taxed(line.net, line.vat, line.gross),
            rate=Decimal(0) if line.kind in UNTAXED else quote.vat_rate,
            category=EXEMPT if line.kind in UNTAXED else TaxCategory.STANDARD,
            reason=reason(w, line.kind.value) if line.kind in UNTAXED else "",
        )
        for line in quote.lines
    ]
    for tax in quote.taxes:
        if tax.kind is not TaxKind.VAT and tax.in_total and tax.amount:
            kind = tax.kind.value
            lines.append(_exempt(tax_name(w, kind, tax.code), tax.code, tax.amount, reason(w, kind)))
    return _checked(bill_of(PriceBasis(quote.basis.value), lines), quote.totals.gross)


def invoice_bill(w: Wording, content: InvoiceContent, *, basis: PriceBasis) -> Bill:
    """The lines of a document of money at full value and one negative line for each advance it deducts."""
    lines = [_invoice_line(w, line) for line in content.lines]
    own = content.vat_rate
    lines += [advance_line(w, one, own if one.rate is None else one.rate) for one in content.advances]
    return _checked(bill_of(basis, lines), content.amounts.gross)


def advance_line(w: Wording, advance: AdvanceReference, rate: Decimal) -> Line:
    """The deduction of an advance invoice by its stored amounts (remainder form, UStG § 14(5))."""
    reference = InvoiceReference(number=advance.number, issued_on=advance.issued_on)
    return Line(
        text=w.letter("line.advance_deducted", number=advance.number),
        amount=-advance.amounts,
        rate=rate,
        advance=reference,
    )


def tax_name(w: Wording, kind: str, code: str) -> str:
    """A tax by its own name where the letters know it, else by its kind."""
    own = f"tax.{code.lower()}"
    return w.letter(own) if w.known(own) else w.say(f"markets.tax_kind.{kind}")


def reason(w: Wording, kind: str) -> str:
    """Why a line bears no VAT (BT-120, required for category E)."""
    return w.letter(f"reason.{kind}" if w.known(f"reason.{kind}") else "reason.damages")


def _invoice_line(w: Wording, line: InvoiceLine) -> Line:
    if line.kind in {TaxKind.REGISTRATION_TAX.value, TaxKind.FEE.value}:
        return _exempt(tax_name(w, line.kind, line.code), line.code, line.net, reason(w, line.kind))
    if line.kind == "damages":
        return _exempt(w.say(f"value.damages_kind.{line.code}"), line.code, line.net, reason(w, line.reason))
    return Line(
        text=w.line(line.kind, line.code),
        code=line.code,
        amount=Taxed(line.net, line.vat, line.net + line.vat),
        rate=line.rate,
        category=TaxCategory(line.category),
        reason=reason(w, line.reason) if line.reason else "",
    )


def _exempt(text: str, code: str, amount: Money, why: str) -> Line:
    nothing = Money.zero(amount.currency)
    return Line(
        text=text, code=code, amount=Taxed(amount, nothing, amount), rate=Decimal(0), category=EXEMPT, reason=why
    )


def _checked(bill: Bill, stated: Money) -> Bill:
    """A paper whose lines do not give the frozen total is never written. Raises MoneyError."""
    if bill.total.gross != stated:
        raise MoneyError(f"the lines give {bill.total.gross}, frozen is {stated}")
    return bill
