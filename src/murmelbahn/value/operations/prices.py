"""Stub."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.periods import Period
from murmelbahn.value.terms import Campaign, CustomerKind, ItemPrice, PriceBasis


def publish_prices(
    actor: Actor,
    *,
    market: str,
    seller: str,
    basis: PriceBasis,
    customer_kind: CustomerKind,
    valid: Period,
    prices: tuple[ItemPrice, ...],
) -> UUID:
    """Append a dated price list. Where lists overlap, the one that starts later (then: was published later) wins per item.

    Nothing published is ever changed, so the lowest price of any 30 days can be derived. Raises PriceListWrong.
    """
    raise NotImplementedError


def publish_campaign(actor: Actor, *, campaign: Campaign) -> UUID:
    """Append a campaign; the same code again is refused by PriceListWrong."""
    raise NotImplementedError
