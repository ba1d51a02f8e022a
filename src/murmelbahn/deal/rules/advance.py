"""How much may be asked for before a car is there."""

from __future__ import annotations

from decimal import ROUND_DOWN

from murmelbahn.deal.terms import AdvanceOutside, Variant
from murmelbahn.kernel.money import Money, quantum
from murmelbahn.markets.terms import AdvanceRules
from murmelbahn.value.terms import Totals

BEFORE_ACCEPTANCE = "acceptance"
"""Until it is in, no order is accepted."""
BEFORE_BUILD = "build_release"
"""Until it is in, nothing is built."""


def demanded_before(rules: AdvanceRules, variant: Variant) -> str:
    """Which gate waits for an advance: acceptance where the market demands it, else the build; nothing of a car that stands
    there."""
    if rules.before_acceptance:
        return BEFORE_ACCEPTANCE
    return BEFORE_BUILD if variant is Variant.BUILD_TO_ORDER else ""


def check_advance(amount: Money, *, totals: Totals, rules: AdvanceRules) -> None:
    """More than nothing; no more than the market's share of the price; less than net and VAT, which are all that an advance
    fills: registration tax is not due on it (DEAL 2). Raises `AdvanceOutside`."""
    most = totals.net + totals.vat
    if rules.max_percent is not None:
        share = (totals.gross.amount * rules.max_percent / 100).quantize(quantum(amount.currency), ROUND_DOWN)
        most = min(most, Money(share, amount.currency))
    if not Money.zero(amount.currency) < amount <= most:
        raise AdvanceOutside(advance=amount, most=most)
