"""A bill must add up before it is frozen: to the cent where it is a sum, within the norm's tolerance where it is a product."""

from __future__ import annotations

from decimal import Decimal

from murmelbahn.documents.terms import Bill, PriceBasis, SumsDisagree, TaxCategory, lines_by_tax
from murmelbahn.kernel.money import Money, Taxed, total

TOLERANCE = Decimal(1)
"""BR-CO-17 and BR-S-09 as the official rules apply them: the stored tax may differ from base times rate by less than one
unit of the currency. So a remainder (full amount minus stored advance) needs no recomputing: 28,487.39 with 5,412.61."""


def check_bill(bill: Bill) -> None:
    """Raise `SumsDisagree` naming the first sum that is wrong."""
    stated = {(subtotal.category, subtotal.rate): subtotal.amount for subtotal in bill.taxes}
    found = lines_by_tax(bill.lines)
    if len(stated) != len(bill.taxes) or set(stated) != set(found):
        raise SumsDisagree(where="taxes", stated=_names(set(stated)), computed=_names(set(found)))
    for (category, rate), lines in found.items():
        amount = stated[category, rate]
        where = f"{category.value} {rate:f} %"
        _equal(where, amount.net, total((line.amount.net for line in lines), bill.currency))
        expected = Money.rounded(amount.net.amount * rate / 100, bill.currency)
        if abs(amount.tax - expected).amount >= TOLERANCE:
            raise SumsDisagree(where=where, stated=amount.tax, computed=expected)
    _equal_taxed("total", bill.total, list(stated.values()))
    if bill.basis is PriceBasis.GROSS:
        _equal("lines", bill.total.gross, total((line.amount.gross for line in bill.lines), bill.currency))


def _equal_taxed(where: str, stated: Taxed, parts: list[Taxed]) -> None:
    currency = stated.gross.currency
    _equal(where, stated.net, total((part.net for part in parts), currency))
    _equal(where, stated.tax, total((part.tax for part in parts), currency))


def _equal(where: str, stated: Money, computed: Money) -> None:
    if stated != computed:
        raise SumsDisagree(where=where, stated=stated, computed=computed)


def _names(wanted: set[tuple[TaxCategory, Decimal]]) -> str:
    return ", ".join(sorted(f"{category.value} {rate:f} %" for category, rate in wanted))
