"""The withdrawal function and its receipt as pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from murmelbahn.customer.terms import Declared
from murmelbahn.deal.terms import WithdrawalRight
from murmelbahn.showroom.terms.cards import CareCard, DocumentLine, SellerCard
from murmelbahn.showroom.terms.head import Head
from murmelbahn.ui.terms import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawSheet:
    """The declaration before it is confirmed. `right` is None before anything was ordered (`early`); `name` and `email` are the
    buyer's, `mine`: the reader is bound by the contract and may declare; `notes`: it books what the customer declared by another
    way."""

    head: Head
    right: WithdrawalRight | None
    early: bool
    mine: bool
    notes: bool
    reasons: tuple[Sentence, ...]
    name: str
    email: str
    seller: SellerCard | None
    care: CareCard | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredSheet:
    """The receipt of a withdrawal without signing in: what was declared and when, and whom to ask. Without a `declared` the
    contract was found, and the receipt says no more than its number."""

    number: str
    at: datetime
    zone: str
    declared: Declared | None
    sellers: tuple[SellerCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredLine:
    """A declaration that a person has to match, and the clock of the market it names, else the house's."""

    declared: Declared
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnSheet:
    """The receipt: when the declaration arrived, what follows until when. `sent_on`: it came by another way than the function,
    and only days are known."""

    head: Head
    declared_at: datetime
    sent_on: date | None
    refund_by: date | None
    bring_back_by: date | None
    email: str
    documents: tuple[DocumentLine, ...]
    care: CareCard | None
    zone: str

    @property
    def arrived_on(self) -> date:
        """The day it arrived, where it was read."""
        return self.declared_at.astimezone(ZoneInfo(self.zone)).date()
