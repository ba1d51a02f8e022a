"""What is left of a contract that has ended: the car on its way back, the money on its way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from murmelbahn.deal.terms import Kept
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundLine:
    """Money that went back."""

    amount: Money
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwinding:
    """`car`: `away` (with the customer, to come back by `bring_back_by`), `back`, or `free` where it was never handed over.
    `back`: what is still to be paid back, at the latest on `refund_by` where the law sets a day; `owed`: what the customer
    still owes; `refunds`: what went back and when."""

    car: str
    back: Money | None
    owed: Money | None
    refund_by: date | None
    bring_back_by: date | None
    refunds: tuple[RefundLine, ...]
    paid: Money | None = None
    """What was paid in all, said where something of it is `kept`."""
    kept: tuple[Kept, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything is left to say of car and money."""
        return bool(self.back or self.owed or self.refunds or self.kept or (self.car == "away" and self.bring_back_by))

    @property
    def money(self) -> str:
        """Where the money stands, as a code."""
        return "back" if self.back else "owed" if self.owed else "returned" if self.refunds else "even"


class Returning(StrEnum):
    """How far money that nobody owes is on its way back: to be proposed, to be released by a second person, at the bank."""

    PROPOSE = "propose"
    RELEASE = "release"
    AT_BANK = "at_bank"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOwed:
    """Money that arrived when the deal was over. `own`: only the reader itself has proposed what waits for release."""

    amount: Money
    stage: Returning
    own: bool = False
