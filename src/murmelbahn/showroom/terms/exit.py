"""A customer leaves its contract, as a page: by right, with a warning, by asking; and the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from murmelbahn.deal.terms import LeaveReason, Leaving, Promise
from murmelbahn.showroom.terms.cards import CareCard, DocumentLine
from murmelbahn.showroom.terms.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitSheet:
    """What the customer can do today; `leaving` is None once the contract has ended, at `ended_at` for a `reason`, or before
    there was one. `mine`: the reader is bound by the contract and may act. `withdrawable`: a right of withdrawal is open,
    which is better than any of these."""

    head: Head
    version: int
    mine: bool
    leaving: Leaving | None
    reasons: tuple[LeaveReason, ...]
    withdrawable: bool
    ended_at: datetime | None
    reason: str
    documents: tuple[DocumentLine, ...]
    promise: Promise | None
    care: CareCard | None
    zone: str

    @property
    def follows(self) -> bool:
        """Whether leaving by this page would do anything: a withdrawal has its own page, with other consequences."""
        out = self.leaving
        return out is not None and not self.withdrawable and bool(out.ways or out.asked_at or out.may_ask)
