"""Blocks of money: the bill, the payment with its QR code, a plain sum."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import segno.helpers
from stdnum.iso11649 import is_valid as is_creditor_reference

from murmelbahn.documents.rules.letter.frame import company, spaced
from murmelbahn.documents.rules.letter.model import Amounts, Particulars, Payment, Row
from murmelbahn.documents.rules.letter.words import Words
from murmelbahn.documents.terms import Addressee, Bill, Detail, Line, PaymentInstruction, PriceBasis, TaxCategory
from murmelbahn.kernel.money import Money, total

UNTAXED = frozenset({TaxCategory.EXEMPT})
QR_NAME, QR_TEXT = 70, 140
"""Characters the EPC guideline (EPC069-12) allows for the payee and for plain remittance text."""


def price_block(words: Words, bill: Bill, to: Addressee) -> Amounts:
    """The price of an offer or contract as the reader is told prices everywhere: a private person with VAT, a company without."""
    if company(to):
        return bill_block(words, bill, net=True)
    block = bill_block(words, bill, net=False)
    if bill.basis is not PriceBasis.NET:
        return block
    apart = [line for line in bill.lines if line.category in UNTAXED]
    taxed = tuple(_row(words, line, net=False) for line in bill.lines if line.category not in UNTAXED)
    sums = tuple(Detail(label=line.text, value=words.figure(line.amount.gross)) for line in apart)
    return replace(block, rows=taxed, sums=sums)


def total_block(words: Words, bill: Bill, code: str) -> Particulars:
    """What it comes to, before the lines."""
    return Particulars(details=(words.label(code, words.money(bill.total.gross)),))


def bill_block(words: Words, bill: Bill, total_code: str = "total", *, net: bool | None = None) -> Amounts:
    """Gross lines, total, contained VAT; or net lines, net sum, VAT, untaxed lines, total. As the bill is unless said."""
    net = bill.basis is PriceBasis.NET if net is None else net
    taxed = [line for line in bill.lines if line.category not in UNTAXED]
    untaxed = [line for line in bill.lines if line.category in UNTAXED]
    sums: list[Detail] = []
    if net:
        sums.append(words.label("net_sum", words.figure(total((line.amount.net for line in taxed), bill.currency))))
        for tax in bill.taxes:
            if tax.category not in UNTAXED:
                sums.append(Detail(label=_tax_label(words, tax.rate), value=words.figure(tax.amount.tax)))
        sums += [Detail(label=line.text, value=words.figure(line.amount.gross)) for line in untaxed]
    rows = taxed if net else [*taxed, *untaxed]
    column = words.say("letter.amount_net" if net else "letter.amount_gross", currency=bill.currency)
    return Amounts(
        heading="",
        columns=(words.say("letter.position"), column),
        rows=tuple(_row(words, line, net=net) for line in rows),
        sums=tuple(sums),
        total=Detail(label=words.say(f"letter.{total_code}"), value=words.money(bill.total.gross)),
        breakdown=_breakdown(words, bill),
    )


def _row(words: Words, line: Line, *, net: bool) -> Row:
    notes = [line.detail, line.reason]
    if line.advance is not None:
        notes.append(
            words.say(
                "letter.advance_of",
                date=words.date(line.advance.issued_on),
                net=words.figure(abs(line.amount.net)),
                tax=words.figure(abs(line.amount.tax)),
            )
        )
    amount = line.amount.net if net else line.amount.gross
    return Row(text=line.text, amount=words.figure(amount), detail=" · ".join(note for note in notes if note))


def _tax_label(words: Words, rate: Decimal) -> str:
    return words.say("letter.vat_at", rate=words.percent(rate))


def _breakdown(words: Words, bill: Bill) -> tuple[tuple[str, ...], ...]:
    titles = tuple(words.say(f"letter.{code}") for code in ("vat", "net", "tax", "gross"))
    rows = [titles]
    for tax in bill.taxes:
        name = words.say("letter.without_vat") if tax.category in UNTAXED else words.percent(tax.rate)
        rows.append((name, *(words.figure(part) for part in (tax.amount.net, tax.amount.tax, tax.amount.gross))))
    return tuple(rows)


def payment_block(words: Words, how: PaymentInstruction, heading: str = "pay") -> Payment:
    """Payee, IBAN, reference, amount, day; and the same for a banking app."""
    details = [words.label("payee", how.payee), words.label("iban", spaced(how.iban))]
    if how.bic:
        details.append(words.label("bic", how.bic))
    details += [words.label("payment_reference", how.reference), words.label("amount", words.money(how.amount))]
    if how.due_on is not None:
        details.append(words.label("due_on", words.date(how.due_on)))
    qr = _qr(how)
    hint = words.say("letter.qr_hint") if qr else ""
    return Payment(heading=words.say(f"letter.{heading}"), details=tuple(details), qr=qr, hint=hint)


def _qr(how: PaymentInstruction) -> str:
    if how.amount.currency != "EUR" or not Money.zero("EUR") < how.amount:
        return ""
    structured = is_creditor_reference(how.reference)
    code = segno.helpers.make_epc_qr(
        name=how.payee[:QR_NAME],
        iban=how.iban,
        amount=how.amount.amount,
        reference=how.reference if structured else None,
        text=None if structured else how.reference[:QR_TEXT],
        bic=how.bic,
    )
    out = io.BytesIO()
    code.save(out, kind="svg", border=0, xmldecl=False, dark="#14222b")
    return out.getvalue().decode()
