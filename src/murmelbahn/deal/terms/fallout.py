"""What went wrong on the way and waits for a person: facts that a listener could not take, answers that stations owe,
alarms that have not rung."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckFact:
    """A fact that a listener could not take. It holds its key for this listener: `behind` more facts wait for it.

    `retry_at`: when it is tried again by itself, in `retry_in` minutes; None: it waits for a person. `deal` and `number` where
    the fact is about a deal, `amount` where it is about one; `at`: when it became true, by the world's time.
    """

    id: UUID
    subscription: str
    topic: str
    market: str
    key: UUID
    fact: UUID
    deal: UUID | None
    number: str
    attempts: int
    reason: str
    since: datetime
    retry_at: datetime | None
    behind: int
    at: datetime
    amount: Money | None
    retry_in: int | None

    @property
    def rendering(self) -> bool:
        """A document waits for its forms."""
        return self.subscription.startswith("documents.")

    @property
    def unforeseen(self) -> bool:
        """Not a refusal in words but a fault: its reason begins with the name of one."""
        return self.reason.partition(":")[0].endswith(("Error", "Exception", "Warning"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReceipt:
    """A station that owes an answer to a change of a deal, or has refused it (`state`)."""

    change: UUID
    deal: UUID
    number: str
    market: str
    station: str
    topic: str
    state: str
    reason: str
    opened: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueTimer:
    """An alarm that should have rung by the world's time."""

    id: UUID
    topic: str
    name: str
    market: str
    key: UUID
    deal: UUID | None
    number: str
    due: datetime
