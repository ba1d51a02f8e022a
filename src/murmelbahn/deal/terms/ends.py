"""How a customer can get out of a contract now, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.deal.terms.states import End


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRight:
    """The right of withdrawal of one deal, as it stands today.

    `open`: the right exists and its period is not over, so the function is shown (Directive 2011/83/EU art. 11a). `until`
    is None as long as the period has not begun: it begins with the receipt of the car. `button` and `confirm` are the words
    of the market's law in `language`; `refund_by` and `bring_back_by` are what would follow from a declaration today.
    """

    deal: UUID
    open: bool
    until: date | None
    reasons: tuple[str, ...]
    language: str
    button: str
    confirm: str
    consequences: tuple[str, ...]
    refund_by: date
    bring_back_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """An end that a customer may take by itself today, without a right of withdrawal. `reason` is a text code."""

    end: End
    reason: str
