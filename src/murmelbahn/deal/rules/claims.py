"""How much the seller may claim beside the price when a contract ends: never more than the contract was worth."""

from __future__ import annotations

from murmelbahn.deal.terms import ClaimOutside
from murmelbahn.kernel.money import Money


def bounded(asked: Money | None, *, price: Money) -> Money | None:
    """The loss of value or the fee as asked, None for nothing. Raises `ClaimOutside` below zero, above the contract's total
    (nobody loses more by a car than it cost: Directive 2011/83/EU article 14(2)) and in another currency."""
    if asked is None:
        return None
    if asked.currency != price.currency or not Money.zero(price.currency) <= asked <= price:
        raise ClaimOutside(asked=asked, most=price)
    return asked or None
