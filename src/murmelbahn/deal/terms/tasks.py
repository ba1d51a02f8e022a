"""What an agent has to do next in its deals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from murmelbahn.deal.terms.states import Gate
from murmelbahn.deal.terms.views import DealView


class TaskCode(StrEnum):
    """One kind of work at the desk, in the order of the road."""

    MAKE_OFFER = "make_offer"
    FOLLOW_UP = "follow_up"
    RENEW_OFFER = "renew_offer"
    PREPARE_LESSOR = "prepare_lessor"
    LIST_PAPERS = "list_papers"
    BRING_PAPERS = "bring_papers"
    CHECK_PAPERS = "check_papers"
    PREPARE_CAR = "prepare_car"
    PROPOSE_APPOINTMENT = "propose_appointment"
    REAPPOINT = "reappoint"
    CONFIRM_APPOINTMENT = "confirm_appointment"
    REMIND_APPOINTMENT = "remind_appointment"
    REGISTER = "register"
    IDENTIFY_COLLECTOR = "identify_collector"
    HAND_OVER = "hand_over"
    SEND_PAPERS = "send_papers"
    TAKE_BACK = "take_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A piece of work: in which deal, for which gate (none where a car comes back), until when. `adviser`: who looks after
    the deal; None when nobody does yet."""

    code: TaskCode
    gate: Gate | None
    deal: DealView
    due: date | None
    overdue: bool
    adviser: UUID | None
