"""What is claimed in a deal, as a page: what is open of each document, reminders, interest, and what is given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.head import Head
from murmelbahn.value.terms import InterestAhead, InterestView, InvoiceKind, ReminderView


class Waiving(StrEnum):
    """Why default interest is not asked for: a code, because books hold nothing about a person."""

    GOODWILL = "goodwill"
    OWN_FAULT = "own_fault"
    SMALL = "small"
    BANK = "bank"


class WritingOff(StrEnum):
    """Why a claim is given up: a code, for the same reason."""

    INSOLVENT = "insolvent"
    SETTLEMENT = "settlement"
    TIME_BARRED = "time_barred"
    SMALL = "small"
    GOODWILL = "goodwill"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestLine:
    """Interest that somebody decided on. `reason` is a `Waiving` or what another system wrote."""

    interest: InterestView
    who: str
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """A document that claims money. `lent`: what is open is owed by a bank or a lessor that pays after the handover. `ahead`:
    the interest that can be proposed up to the day on the page; `proposed` waits for a decision; `decided` had one."""

    document: UUID
    kind: InvoiceKind
    number: str
    due_on: date | None
    gross: Money
    open: Money
    credited: bool
    days_late: int
    lent: bool
    interest: bool
    """It claims default interest, on which none runs."""
    reminders: tuple[ReminderView, ...]
    ahead: InterestAhead | None
    proposed: InterestView | None
    decided: tuple[InterestLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealClaimsSheet:
    """All claims of a deal. `until`: up to which day interest is computed; `due_on`: when claimed interest would be due;
    `writes_off`: the reader may give up what is `open`."""

    head: Head
    claims: tuple[ClaimCard, ...]
    open: Money | None
    today: date
    until: date
    due_on: date
    writes_off: bool
    waivings: tuple[Waiving, ...] = tuple(Waiving)
    reasons: tuple[WritingOff, ...] = tuple(WritingOff)
