"""What the national company's finance watches: taxes by month, claims by age, commission by agent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxMonth:
    """Taxes of a seller's month and when they are to be declared and paid. `payable` is `vat` less `input_vat` of
    self-billed commission; it may be negative. A due date is None where the market has no return for the tax."""

    market: str
    seller: str
    month: str
    vat: Money
    input_vat: Money
    payable: Money
    vat_due_on: date | None
    regtax: Money
    regtax_due_on: date | None


class Age(StrEnum):
    """How late a claim is, in days after its due date."""

    NOT_DUE = "not_due"
    TO_30 = "to_30"
    TO_60 = "to_60"
    TO_90 = "to_90"
    OLDER = "older"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgedClaims:
    """Unpaid claims of a seller of one age: how many documents, how much is open, the oldest due date."""

    market: str
    seller: str
    age: Age
    claims: int
    open: Money
    oldest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionBalance:
    """Commission of an agent, net: all that was `accrued`, what of it was `clawed_back` and `settled` on paper, and what
    `waits` for a month's end. `unpaid` is what the agent is owed with VAT and fees, negative where it owes; `under_way`: what
    was ordered of it and the bank has not executed."""

    agent: UUID
    market: str
    seller: str
    accrued: Money
    clawed_back: Money
    settled: Money
    waits: Money
    unpaid: Money
    under_way: Money

    @property
    def owes(self) -> Money:
        """What the agent owes beyond all that is under way to it: set off against its next payments."""
        return max(self.under_way - self.unpaid, Money.zero(self.unpaid.currency))

    @property
    def to_pay(self) -> Money:
        """What still goes to the agent, ordered or not."""
        return max(self.unpaid, self.under_way)
