"""Sheets of what stands at the foot of every page."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.deal.terms.conditions import Conditions
from murmelbahn.showroom.terms.cards import SellerCard


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionsSheet:
    """The conditions of one market and kind of customer, and which others may be read."""

    conditions: Conditions
    sellers: tuple[SellerCard, ...]
    markets: tuple[str, ...]
    kinds: tuple[str, ...]
