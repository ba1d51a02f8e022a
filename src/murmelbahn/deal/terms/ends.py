"""How a contract can end now, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
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


class WithdrawalWay(StrEnum):
    """How a withdrawal came that did not come by the function on the site: any unequivocal statement will do (Directive
    2011/83/EU art. 11(1)(b))."""

    LETTER = "letter"
    EMAIL = "email"
    DESK = "desk"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """An end that a customer may take by itself today, without a right of withdrawal. `reason` is a text code."""

    end: End
    reason: str


class LeaveStage(StrEnum):
    """What leaving without a right costs at most, by how far the car has come: nothing, a fee, lump-sum damages."""

    NOTHING = "nothing"
    FEE = "fee"
    DAMAGES = "damages"


class LeaveReason(StrEnum):
    """Why a customer asks to leave: a code, because a fact holds nothing about a person."""

    CHANGED_MIND = "changed_mind"
    CIRCUMSTANCES = "circumstances"
    OTHER_CAR = "other_car"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """How one customer can leave its contract today.

    `ways`: by right. `notice_from`: from when it may warn the seller that the car is late; `may_notice`: it may today;
    `noticed_on`, `grace_until`: it did, and the seller has until then to deliver. `may_ask`: without a right it may ask;
    `asked_at`, `asked_for`: it did, and waits for an answer. `stage`, `fee`: what the seller usually asks then. `received`: what
    it has paid and not got back.
    """

    ways: tuple[WayOut, ...]
    notice_from: date | None
    may_notice: bool
    noticed_on: date | None
    grace_until: date | None
    may_ask: bool
    asked_at: datetime | None
    asked_for: str
    stage: LeaveStage
    fee: Money
    received: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A part of what was paid that does not go back; `code` is the text that names it."""

    code: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class EndMoney:
    """The money of an ended contract: what was `paid` is what is `kept`, what went back (`refunded`) and what is to go back."""

    paid: Money
    kept: tuple[Kept, ...]
    refunded: Money
    back: Money


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
