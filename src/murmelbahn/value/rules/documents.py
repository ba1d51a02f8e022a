"""What stands on a document of money. A number is the last thing it gets; everything else is decided here."""

from __future__ import annotations

from decimal import Decimal

from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.markets.terms import TaxKind
from murmelbahn.value.rules.waterfall import TREATMENT
from murmelbahn.value.terms import ComponentKind, InvoiceContent, InvoiceLine, Quote, Totals

STANDARD, EXEMPT = "S", "E"
"""EN 16931 VAT categories. Registration tax and authority fees are E with a reason: O is refused beside S (BR-O-11)."""


def quote_lines(quote: Quote) -> tuple[InvoiceLine, ...]:
    """All components at full value, then registration taxes."""
    nothing = Money.zero(quote.currency)
    lines = [
        InvoiceLine(
            number=line.number,
            kind=line.kind.value,
            code=line.code,
            net=line.net,
            vat=line.vat,
            category=STANDARD if TREATMENT[line.kind].in_vat_base else EXEMPT,
            rate=quote.vat_rate if TREATMENT[line.kind].in_vat_base else Decimal(0),
            reason="" if TREATMENT[line.kind].in_vat_base else line.kind.value,
        )
        for line in quote.lines
    ]
    for tax in quote.taxes:
        if tax.kind is not TaxKind.VAT and tax.in_total and tax.amount:
            lines.append(
                InvoiceLine(
                    number=len(lines) + 1,
                    kind=tax.kind.value,
                    code=tax.code,
                    net=tax.amount,
                    vat=nothing,
                    category=EXEMPT,
                    rate=Decimal(0),
                    reason=tax.kind.value,
                )
            )
    return tuple(lines)


def advance_line(amounts: Taxed, rate: Decimal) -> tuple[InvoiceLine, ...]:
    return (
        InvoiceLine(
            number=1, kind="advance", code="ADVANCE", net=amounts.net, vat=amounts.tax, category=STANDARD, rate=rate
        ),
    )


def damages_line(kind: str, amount: Money) -> tuple[InvoiceLine, ...]:
    """Outside VAT: a damages statement is no invoice, its line carries no tax."""
    nothing = Money.zero(amount.currency)
    return (
        InvoiceLine(
            number=1, kind="damages", code=kind, net=amount, vat=nothing, category=EXEMPT, rate=Decimal(0), reason=kind
        ),
    )


def kept_on_withdrawal(content: InvoiceContent) -> tuple[InvoiceLine, ...]:
    """Lines a withdrawing consumer does not get back."""
    kinds = {kind.value for kind in ComponentKind if not TREATMENT[kind].refundable_on_withdrawal}
    return tuple(line for line in content.lines if line.kind in kinds)


def totals_of(lines: tuple[InvoiceLine, ...], currency: str) -> Totals:
    """Lines as a total: what is in category S is net and VAT; exempt lines are registration tax or passed through."""
    nothing = Money.zero(currency)
    amounts = Totals.of(nothing, nothing)
    taxes = {TaxKind.REGISTRATION_TAX.value, TaxKind.FEE.value}
    for line in lines:
        if line.category == STANDARD:
            amounts += Totals.of(line.net, line.vat)
        elif line.kind in taxes:
            amounts += Totals.of(nothing, nothing, line.net)
        else:
            amounts += Totals.of(nothing, nothing, None, line.net)
    return amounts
