"""What becomes of a claim that is paid late: reminders, and default interest that a person claims or waives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderView:
    """A reminder of a document: how often it was sent before, what was open then, until when it gave time."""

    document: UUID
    level: int
    open: Money
    sent_on: date
    grace_until: date


class InterestState(StrEnum):
    PROPOSED = "proposed"
    CLAIMED = "claimed"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestView:
    """Default interest of a document: `days` on which anything was open, up to `until`. `decided_by` claimed or waived it, the
    latter for a `reason`."""

    id: UUID
    deal: UUID
    document: UUID
    amount: Money
    days: int
    until: date
    state: InterestState
    decided_by: UUID | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestSpan:
    """Days, `first` and `last` included, on which the same was owed at the same rate (percent a year). `binding` is false where
    the rate of these days is not published yet."""

    first: date
    last: date
    days: int
    owed: Money
    rate: Decimal
    binding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestAhead:
    """The default interest that could be proposed for a document today, with the days and rates behind it."""

    document: UUID
    until: date
    days: int
    amount: Money
    spans: tuple[InterestSpan, ...]
