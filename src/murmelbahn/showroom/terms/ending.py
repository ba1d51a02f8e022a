"""The end of a contract as a page: which ends there are, what follows from the chosen one, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from murmelbahn.deal.terms import End, EndAhead
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.head import Head


class Ending(StrEnum):
    """Why a contract ends: a code, because a fact holds nothing about a person."""

    CHANGED_MIND = "changed_mind"
    CIRCUMSTANCES = "circumstances"
    OTHER_CAR = "other_car"
    GOODWILL = "goodwill"
    LATE = "late"
    DEFECT = "defect"
    PRICE = "price"
    NOT_PAID = "not_paid"
    NOT_COLLECTED = "not_collected"
    NOT_BUILDABLE = "not_buildable"


REASONS = {
    End.CANCELLED_BY_CONSENT: (Ending.CHANGED_MIND, Ending.CIRCUMSTANCES, Ending.OTHER_CAR, Ending.GOODWILL),
    End.RESCINDED_BY_CUSTOMER: (Ending.LATE, Ending.DEFECT, Ending.PRICE),
    End.RESCINDED_BY_SELLER: (Ending.NOT_PAID, Ending.NOT_COLLECTED),
    End.ENDED_BY_MANUFACTURER: (Ending.NOT_BUILDABLE,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingSheet:
    """`chosen` is the end whose consequences are shown, with the `reasons` there can be for it."""

    head: Head
    version: int
    ends: tuple[EndAhead, ...]
    chosen: EndAhead | None
    reasons: tuple[Ending, ...]
    fee: bool
    usual: Money | None
    """What is usually asked at this stage of a customer that leaves without a right."""
    cause: bool
