"""Money that waits for a person: to match, to give back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.head import Head
from murmelbahn.showroom.terms.sheets import Choice
from murmelbahn.value.terms import HeldMoney, MatchedEntry, OpenRefund, OwedBack, PayerView, RefundState, UnmatchedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A deal to which an entry may belong, and why."""

    deal: UUID
    number: str
    customer: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A parked bank entry. `proposer`: who proposed to give it back; `releasable`: the reader may release that. `partners`: of
    money that left, parked entries that may cancel it out."""

    entry: UnmatchedEntry
    guesses: tuple[Guess, ...]
    proposer: str
    own: bool
    partners: tuple[UnmatchedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLine:
    """Money that was matched, with its deal."""

    entry: MatchedEntry
    number: str
    customer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentsSheet:
    """Money that belongs to no deal yet, oldest first, and what was matched last: of all deals, or of the one `asked` for."""

    markets: tuple[Choice, ...]
    lines: tuple[EntryLine, ...]
    total: int
    more: int
    matched: tuple[MatchLine, ...]
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundLine:
    """A refund with its deal and who stands for it. `own`: the reader proposed it; `droppable`: it may take it back."""

    refund: OpenRefund
    number: str
    customer: str
    proposer: str
    releaser: str
    own: bool
    droppable: bool = False
    refund_by: date | None = None

    @property
    def waits(self) -> bool:
        return self.refund.state is RefundState.PROPOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """Money of a deal that is nobody's claim."""

    held: HeldMoney
    number: str
    customer: str
    refund_by: date | None = None
    """The last day the law leaves for it, after a withdrawal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLine:
    """Money of a deal that its payer has twice."""

    owed: OwedBack
    number: str
    customer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundsSheet:
    waiting: tuple[RefundLine, ...]
    ordered: tuple[RefundLine, ...]
    paid: tuple[RefundLine, ...]
    held: tuple[HeldLine, ...]
    owed: tuple[OwedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeSheet:
    """What is held for a deal, and the accounts that paid."""

    head: Head
    free: Money | None
    payers: tuple[PayerView, ...]
    ended: bool
    under_way: tuple[RefundLine, ...]
