"""Commission: what the agent earns on a deal, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money


class CommissionPart(StrEnum):
    """What is paid for. `PROTECTED` parts are earned by an activity and stay when the sale is unwound."""

    SALE = "sale"
    HANDOVER_FEE = "handover_fee"


PROTECTED = frozenset({CommissionPart.HANDOVER_FEE})


class CommissionCause(StrEnum):
    """Why commission is owed: the car was handed over, or the seller is responsible that it was not (HGB 87a(3))."""

    HANDOVER = "handover"
    SELLER_RESPONSIBLE = "seller_responsible"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionLine:
    """One explained line: part, base and rate where it has them, amount (negative when clawed back)."""

    part: CommissionPart
    base: Money | None
    rate: Decimal | None
    amount: Money
    contract: str
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionStatement:
    """Commission of one deal, line by line; `settled` as far as it was self-billed."""

    deal: UUID
    agent: UUID
    lines: tuple[CommissionLine, ...]
    total: Money
    settled: Money
    decided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """A month of a seller: revenue, VAT and registration tax with the day they are to be declared and paid."""

    market: str
    seller: str
    month: str
    revenue: Money
    vat: Money
    vat_due_on: date | None
    regtax: Money
    regtax_due_on: date | None
    commission: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Whether nothing is owed and nothing due; `open` names the accounts that are not 0.00."""

    settled: bool
    open: tuple[tuple[str, Money], ...]
    commission_decided: bool
    receipts: Money
    refunds: Money
    allocated: Money
    unallocated: Money

    @property
    def adds_up(self) -> bool:
        """The money test of the verdict: receipts - refunds = allocated + unallocated."""
        return self.receipts - self.refunds == self.allocated + self.unallocated
