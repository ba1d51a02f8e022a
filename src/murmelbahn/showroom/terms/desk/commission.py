"""An agent's commission as a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.cards import DocumentLine
from murmelbahn.value.terms import CommissionBalance, CommissionMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class EarnedLine:
    """What one deal brought in a month; `own`: the reader looks after it. `number` of the document that settled it."""

    deal: UUID | None
    number: str
    customer: str
    own: bool
    parts: tuple[str, ...]
    on: date
    amount: Money
    bill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionSheet:
    """Commission of the agent, net. One month in full; `own` is what the reader's deals brought in it."""

    month: str
    months: tuple[CommissionMonth, ...]
    balances: tuple[CommissionBalance, ...]
    lines: tuple[EarnedLine, ...]
    total: Money | None
    own: Money | None
    documents: tuple[DocumentLine, ...]
    zone: str
