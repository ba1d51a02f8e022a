"""Orders that wait for the seller's answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.cards import HoldLine
from murmelbahn.showroom.terms.office.goods import WaitingProof
from murmelbahn.showroom.terms.sheets import Choice
from murmelbahn.ui.terms import Sentence


class Declining(StrEnum):
    """Why an order is not accepted: a code, for a reason in free words would carry personal data into the log."""

    CAR_GONE = "car_gone"
    NOT_BUILDABLE = "not_buildable"
    PRICE_WRONG = "price_wrong"
    SCREENING = "screening"
    FINANCE = "finance"
    DETAILS_WRONG = "details_wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One order. `late`: the customer is not bound any more; `days`: how many are left to answer. `law_until`: the last day
    on which accepting keeps the tax law of its price; `law_lost`: that day has passed. `finance_day`: until
    when a contract usually stands subject to the loan, and at the `finance_latest`; None where no lender pays."""

    id: UUID
    number: str
    version: int
    customer: str
    title: dict[str, str]
    market: str
    variant: str
    outlet: str
    total: Money | None
    advance: Money | None
    funding: str
    lender: str
    answer_by: date | None
    days: int | None
    law_until: date | None
    law_lost: bool
    finance_day: date | None
    finance_latest: date | None
    holds: tuple[HoldLine, ...]

    @property
    def late(self) -> bool:
        return self.days is not None and self.days < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersSheet:
    """A page of the queue, the most urgent first. `total`: all that wait in the reader's markets."""

    markets: tuple[Choice, ...]
    lines: tuple[OrderLine, ...]
    total: int
    after: str
    first: bool
    waiting: tuple[WaitingProof, ...]
    """Discounts of offers that wait for the reader, on the first page: no order follows before it has decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecliningSheet:
    """One order that is to be refused, and what can be said for it."""

    id: UUID
    number: str
    version: int
    customer: str
    title: dict[str, str]
    standing: Sentence
    waits: bool
    reasons: tuple[str, ...]
