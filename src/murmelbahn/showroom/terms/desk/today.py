"""What is to be done today: work, appointments, people who wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.deal.terms import TaskCode
from murmelbahn.showroom.terms.sheets import Choice

DOORS: dict[TaskCode, tuple[str, str]] = {
    TaskCode.MAKE_OFFER: ("deal_offer", ""),
    TaskCode.FOLLOW_UP: ("deal_offer", ""),
    TaskCode.RENEW_OFFER: ("deal_offer", ""),
    TaskCode.PREPARE_LESSOR: ("desk_car", "#lessor"),
    TaskCode.LIST_PAPERS: ("deal", "#papers"),
    TaskCode.BRING_PAPERS: ("deal", "#papers"),
    TaskCode.CHECK_PAPERS: ("deal", "#papers"),
    TaskCode.PREPARE_CAR: ("desk_car", "#preparation"),
    TaskCode.PROPOSE_APPOINTMENT: ("deal", "#date"),
    TaskCode.REAPPOINT: ("deal", "#date"),
    TaskCode.CONFIRM_APPOINTMENT: ("deal", "#date"),
    TaskCode.REMIND_APPOINTMENT: ("deal", "#date"),
    TaskCode.REGISTER: ("deal", "#todo"),
    TaskCode.IDENTIFY_COLLECTOR: ("desk_car", "#collector"),
    TaskCode.HAND_OVER: ("deal_handover", ""),
    TaskCode.SEND_PAPERS: ("deal", "#papers"),
    TaskCode.TAKE_BACK: ("desk_car", "#return"),
}
"""Where a piece of work is done: the name of an address, and the place on its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One piece of work. `when`: overdue, today, soon (within a week), later, open (no day presses)."""

    code: str
    deal: UUID
    number: str
    customer: str
    title: dict[str, str]
    due: date | None
    when: str
    door: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """A handover or a test drive at one of our outlets. `deal` for the first, `drive` for the second."""

    at: datetime
    zone: str
    kind: str
    state: str
    customer: str
    title: dict[str, str]
    outlet: str
    deal: UUID | None = None
    drive: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDay:
    on: date
    today: bool
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadLine:
    """An enquiry that nobody at the agent looks after yet."""

    deal: UUID
    number: str
    customer: str
    title: dict[str, str]
    at: datetime
    offered: bool
    outlet: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSheet:
    """The desk of a day. `whose`: "mine" (and nobody's) or "all" of the agent; `kinds` counts the work by kind."""

    whose: str
    kinds: tuple[Choice, ...]
    chosen: str
    tasks: tuple[TaskLine, ...]
    total: int
    of_others: int
    """Work of colleagues, while only one's own is shown."""
    overdue: int
    today: int
    page: int
    pages: int
    agenda: tuple[AgendaDay, ...]
    leads: tuple[LeadLine, ...]
    more_leads: int
