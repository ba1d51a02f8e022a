"""The invoice ahead as a page: what finance confirms, redetermines and issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.terms import InvoiceAhead, TaxRuleOpen
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.cards import HoldLine
from murmelbahn.showroom.terms.head import Head
from murmelbahn.value.terms import InvoiceView


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicingSheet:
    """`ahead` is None where no invoice is ahead (before the contract, after the handover). `advance`: what advance invoices
    have asked already; `difference`: what the taxes of the day change. `confirms`, `redetermines`: what the reader may."""

    head: Head
    version: int
    today: date
    rules: tuple[TaxRuleOpen, ...]
    ahead: InvoiceAhead | None
    holds: tuple[HoldLine, ...]
    recipient: str
    advance: Money | None
    difference: Money | None
    standing: InvoiceView | None
    confirms: bool
    redetermines: bool
    closed: bool
    """The outlet hands over no cars on that day: it is a public holiday or a weekday without hours."""
