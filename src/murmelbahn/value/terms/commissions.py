"""Commission of an agent by deal and month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.value.terms.commission import CommissionPart


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionBooked:
    """One line of commission as it was booked. `bill` names the self-billed document that settled it, if one did."""

    deal: UUID
    agent: UUID
    market: str
    seller: str
    part: CommissionPart
    cause: str
    on: date
    amount: Money
    bill: UUID | None
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionBill:
    """A self-billed document over an agent's month; a correction is negative."""

    id: UUID
    number: str
    month: str
    issued_on: date
    net: Money
    gross: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionMonth:
    """A month of one agent and seller, net: what came, and what of it stands on a self-billed document."""

    month: str
    agent: UUID
    market: str
    seller: str
    deals: int
    amount: Money
    settled: Money
