"""Money to an agent: what it is owed of a month, over all its deals, in one transfer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money


class PayoutState(StrEnum):
    """ORDERED -> PAID, when the bank has executed it; PAID -> RETURNED, when it could not be credited; RETURNED -> ORDERED
    by a person."""

    ORDERED = "ordered"
    PAID = "paid"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutView:
    """One transfer to an agent. `shares` are what it settles of each deal: commission with VAT, authority fees laid out."""

    id: UUID
    agent: UUID
    market: str
    seller: str
    month: str
    amount: Money
    state: PayoutState
    ordered_on: date
    paid_on: date | None
    shares: tuple[tuple[UUID, Money], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutInstruction:
    """What the bank station needs besides the agent's own account, which the retail network keeps."""

    payout: UUID
    agent: UUID
    amount: Money
    debtor_iban: str
    reference: str
