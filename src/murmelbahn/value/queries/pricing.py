"""Stub."""

from __future__ import annotations

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import CustomerKind, Quote, QuoteRequest


def quote(actor: Actor, *, request: QuoteRequest) -> Quote:
    """The price to the cent with all taxes; writes nothing. Raises PriceMissing, CampaignNotEligible and the markets
    room's refusal for a missing tax input."""
    raise NotImplementedError


def lowest_price(
    actor: Actor, *, market: str, seller: str, customer_kind: CustomerKind, code: str, before: date
) -> Money | None:
    """Lowest list price of an item in the 30 days before a reduction (Directive 98/6/EC, article 6a)."""
    raise NotImplementedError
