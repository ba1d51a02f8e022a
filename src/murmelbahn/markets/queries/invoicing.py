"""What an invoice of a market must be."""

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.markets.queries.files import market_on
from murmelbahn.markets.terms import EInvoiceDuty


def buyer_vat_id_required(actor: Actor, *, market: str, gross: Money, on: date | None = None) -> bool:
    """Must the buyer's VAT id stand on a company's invoice of this total?"""
    limit = market_on(market, on).tax_ids.buyer_vat_id_above
    return limit is not None and gross.amount > limit


def einvoice_duty(actor: Actor, *, market: str, customer: str, on: date) -> EInvoiceDuty | None:
    """The duty to issue structured invoices to `private`, `company` or `public` on a day; None = free."""
    for duty in market_on(market, None).einvoice:
        until = duty.applies_until
        if (
            duty.customer == customer
            and duty.duty == "issue"
            and duty.applies_from <= on
            and (until is None or on < until)
        ):
            return duty
    return None
