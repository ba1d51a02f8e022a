"""What is an agent's to do in a deal: one table, read from what the gates ask. A task is there exactly as long as the row
of its gate is not true and the agent can mend it; so nobody ticks tasks off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from murmelbahn.customer.terms import Paper, PaperGate, PaperHolder, PaperState
from murmelbahn.deal.rules.lessor import lessor_missing
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.rules.turns import CLAIMED
from murmelbahn.deal.terms import Customer, DealView, End, Gate, Registrar, TaskCode, Value, Vehicle
from murmelbahn.retail.terms import Appointment, AppointmentState, Side

ANSWER_DAYS = 1
"""An enquiry is answered by the next day: a service promise of the house."""
LISTED_DAYS = 14
"""What is still to be brought is said two weeks before the handover."""
CLOSING_DAYS = 3
"""So many days before an offer ends its customer is called."""
OFFERED = (Customer.LEAD, Customer.IDENTIFIED)
HERE = (Vehicle.ARRIVED, Vehicle.PREPARED, Vehicle.REGISTERED)
READY = (Vehicle.PREPARED, Vehicle.REGISTERED)
BROUGHT = (PaperState.PRESENT,)
MISSING = (PaperState.REQUIRED, PaperState.REJECTED)
SENT = (PaperState.HANDED_OUT, PaperState.WAIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """One deal and what its agent can see of it. `starts`: the appointment's day at the outlet; `valid_until`: until when
    the offer stands; `papers` of the keeper, empty while nobody has listed them."""

    deal: DealView
    today: date
    opened: date
    moved: date
    valid_until: date | None = None
    appointment: Appointment | None = None
    starts: date | None = None
    papers: tuple[Paper, ...] = ()
    identified: bool = False

    @property
    def contracted(self) -> bool:
        return self.deal.customer in AFTER_ORDER

    @property
    def appointed(self) -> bool:
        return self.deal.customer is Customer.APPOINTED

    @property
    def own(self) -> bool:
        """The customer registers the car itself, before the handover or after it."""
        return self.deal.registrar is Registrar.CUSTOMER

    @property
    def closing(self) -> bool:
        """Registration or handover is in front, or the car stands at the outlet."""
        return self.contracted and (self.deal.value in CLAIMED or self.deal.vehicle in HERE)

    @property
    def expired(self) -> bool:
        return self.valid_until is not None and self.valid_until < self.today

    @property
    def missed(self) -> bool:
        """A day that was proposed or agreed went by without a handover: a new one is to be agreed."""
        return self.starts is not None and self.starts < self.today

    @property
    def keys_wait(self) -> bool:
        """The car can be handed over as far as it is for the outlet."""
        return self.deal.vehicle in (READY if self.own else (Vehicle.REGISTERED,))

    @property
    def stayed_away(self) -> bool:
        """The day that went by was agreed by both, and the car stood ready: the customer did not come."""
        found = self.appointment
        return self.keys_wait and self.missed and found is not None and found.state is AppointmentState.CONFIRMED

    def waits_for(self, side: Side) -> bool:
        found = self.appointment
        return (
            found is not None
            and not self.missed
            and found.state is AppointmentState.PROPOSED
            and side not in found.confirmed
        )

    def papers_in(self, states: tuple[PaperState, ...], *, ours: bool = False) -> bool:
        """Whether a paper that holds registration or handover stands in one of these states."""
        return any(
            one.state in states and one.gate is not PaperGate.SETTLE
            for one in self.papers
            if not ours or one.supplier is PaperHolder.AGENT
        )


@dataclass(frozen=True, slots=True)
class Work:
    """A row of the table. `due` is None where no day presses."""

    code: TaskCode
    gate: Gate | None
    needed: Callable[[TaskFacts], bool]
    due: Callable[[TaskFacts], date | None]


def _before(facts: TaskFacts, days: int = 1) -> date | None:
    """So many days before the appointment, else before the planned handover."""
    day = facts.starts or facts.deal.planned_handover
    return None if day is None else day - timedelta(days=days)


def _soon(day: date) -> date:
    return day + timedelta(days=ANSWER_DAYS)


ROWS: tuple[Work, ...] = (
    Work(
        TaskCode.MAKE_OFFER,
        Gate.OFFER,
        lambda f: f.deal.customer is Customer.IDENTIFIED and f.deal.offer is None,
        lambda f: _soon(f.opened),
    ),
    Work(
        TaskCode.FOLLOW_UP,
        Gate.ORDER,
        lambda f: (
            f.deal.customer is Customer.OFFERED
            and f.valid_until is not None
            and timedelta(0) <= f.valid_until - f.today <= timedelta(days=CLOSING_DAYS)
        ),
        lambda f: f.valid_until,
    ),
    Work(
        TaskCode.RENEW_OFFER,
        Gate.ORDER,
        lambda f: f.expired and f.deal.customer in (*OFFERED, Customer.OFFERED),
        lambda f: f.valid_until,
    ),
    Work(
        TaskCode.PREPARE_LESSOR,
        Gate.INVOICE,
        lambda f: f.contracted and lessor_missing(f.deal),
        lambda f: _before(f, days=LISTED_DAYS),
    ),
    Work(
        TaskCode.LIST_PAPERS,
        Gate.REGISTRATION,
        lambda f: f.contracted and not f.papers and f.deal.vehicle is not Vehicle.REGISTERED,
        lambda f: _before(f, days=LISTED_DAYS),
    ),
    Work(
        TaskCode.BRING_PAPERS,
        Gate.REGISTRATION,
        lambda f: f.contracted and f.papers_in(MISSING, ours=True),
        _before,
    ),
    Work(TaskCode.CHECK_PAPERS, Gate.REGISTRATION, lambda f: f.contracted and f.papers_in(BROUGHT), _before),
    Work(
        TaskCode.PREPARE_CAR,
        Gate.REGISTRATION,
        lambda f: f.contracted and f.deal.vehicle is Vehicle.ARRIVED,
        lambda f: _before(f, days=2),
    ),
    Work(
        TaskCode.PROPOSE_APPOINTMENT,
        Gate.HANDOVER,
        lambda f: f.closing and not f.stayed_away and (f.missed or (not f.appointed and f.appointment is None)),
        lambda f: f.starts or f.deal.planned_handover,
    ),
    Work(TaskCode.REAPPOINT, Gate.HANDOVER, lambda f: f.contracted and f.stayed_away, lambda f: f.starts),
    Work(
        TaskCode.CONFIRM_APPOINTMENT,
        Gate.HANDOVER,
        lambda f: f.contracted and f.waits_for(Side.AGENT),
        lambda f: f.starts,
    ),
    Work(
        TaskCode.REMIND_APPOINTMENT,
        Gate.HANDOVER,
        lambda f: f.closing and f.waits_for(Side.CUSTOMER) and not f.waits_for(Side.AGENT),
        lambda f: f.starts,
    ),
    Work(
        TaskCode.REGISTER,
        Gate.REGISTRATION,
        lambda f: not f.own and f.appointed and f.deal.value is Value.SECURED and f.deal.vehicle is Vehicle.PREPARED,
        _before,
    ),
    Work(
        TaskCode.IDENTIFY_COLLECTOR,
        Gate.HANDOVER,
        lambda f: f.contracted and f.deal.vehicle in READY and not f.identified,
        lambda f: f.starts or f.deal.planned_handover,
    ),
    Work(
        TaskCode.HAND_OVER,
        Gate.HANDOVER,
        lambda f: f.appointed and not f.missed and f.keys_wait,
        lambda f: f.starts,
    ),
    Work(
        TaskCode.SEND_PAPERS,
        Gate.SETTLE,
        lambda f: f.deal.value is Value.EARNED and any(one.hand_out and one.state not in SENT for one in f.papers),
        lambda f: _soon(f.moved),
    ),
)
BACK = Work(
    TaskCode.TAKE_BACK,
    None,
    lambda f: f.deal.end is End.WITHDRAWN and f.deal.vehicle is Vehicle.HANDED_OVER and not f.deal.closed,
    lambda f: f.deal.bring_back_by,
)
"""A withdrawn car comes back within 14 days of the declaration, the last of which is a working day where the market says so
(Directive 2011/83/EU, article 14(1))."""


def work_in(facts: TaskFacts) -> Iterator[tuple[Work, date | None]]:
    """Every row that is needed in a deal, with its day."""
    for row in (BACK,) if facts.deal.end is not None or facts.deal.closed else ROWS:
        if row.needed(facts):
            yield row, row.due(facts)
