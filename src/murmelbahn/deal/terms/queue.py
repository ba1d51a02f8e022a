"""Orders that wait for the seller's answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.deal.terms.gates import Hold
from murmelbahn.deal.terms.views import DealView
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import BadInput

NEVER = date.max
"""An order without a binding period is answered last."""


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where a page of the queue ended: the day by which it must be answered, and the deal."""

    answer_by: date
    deal: UUID

    def __str__(self) -> str:
        return f"{self.answer_by.isoformat()}~{self.deal}"

    @classmethod
    def parse(cls, text: str) -> QueuePlace:
        """The place that was written as text. Raises `BadInput`."""
        day, _, identity = text.partition("~")
        try:
            return cls(date.fromisoformat(day), UUID(identity))
        except ValueError:
            raise BadInput(field="after", reason=text[:60]) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderWaiting:
    """An order that the seller has not answered yet: until when the customer is bound, what it comes to, and every row that
    holds the acceptance gate now; none means it can be accepted. `funding` and `lender`: how the customer pays.
    `law_until`: accepted later, it is taxed by another law than the one its price was offered by."""

    deal: DealView
    answer_by: date | None
    funding: str
    lender: str
    total: Money | None
    law_until: date | None
    holds: tuple[Hold, ...]

    @property
    def place(self) -> QueuePlace:
        return QueuePlace(self.answer_by or NEVER, self.deal.id)
