"""How a contract can end now, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.deal.terms.default import DefaultCase
from murmelbahn.deal.terms.states import End
from murmelbahn.kernel.money import Money


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAhead:
    """An end that a named person of the seller may take today, and what it would do to the money.

    `received` is what the customer's side has paid and not got back; `claim` the lump-sum damages or the fee that are stated
    by it (outside VAT). `registered`: the plate is given back, and the authority's fee is spent. `cases`: what a rescission
    by the seller may rest on, each proven or with what is missing."""

    end: End
    received: Money
    claim: Money | None
    registered: bool
    cases: tuple[DefaultCase, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether the end is there by the state of the deal, and its cause is not yet."""
        return bool(self.cases) and not any(one.proven for one in self.cases)

    @property
    def back(self) -> Money:
        """What is free to go back."""
        nothing = Money.zero(self.received.currency)
        return max(self.received - (self.claim or nothing), nothing)

    @property
    def owed(self) -> Money:
        """What the customer still owes after that."""
        nothing = Money.zero(self.received.currency)
        return max((self.claim or nothing) - self.received, nothing)
