"""An agent's work in all its deals: nine questions to the streams, however many deals there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Paper
from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.rows import parties_of, reach, view
from murmelbahn.deal.rules.moves import BEFORE_ORDER
from murmelbahn.deal.rules.tasks import TaskFacts, work_in
from murmelbahn.deal.terms import DealView, Role, Task
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now
from murmelbahn.kernel.rows import every, where
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import Appointment
from murmelbahn.value import queries as value

MOST = 2_000
"""Deals looked at, last moved first."""
TO_DO = where("NOT deal_deal.closed AND (deal_deal.end = '' OR deal_deal.end = 'withdrawn')")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """What is to be done, the most pressing first, and running deals that nobody at the agent looks after, newest first."""

    tasks: tuple[Task, ...]
    leads: tuple[DealView, ...]
    of_others: int = 0
    """How many things more are to be done by colleagues of the same agent."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What the streams say of many deals at once."""

    today: Mapping[str, date]
    zones: Mapping[str, ZoneInfo]
    carers: Mapping[UUID, UUID]
    appointments: Mapping[UUID, Appointment]
    papers: Mapping[tuple[UUID, UUID], tuple[Paper, ...]]
    offers: Mapping[UUID, date]
    identified: frozenset[UUID] = field(default_factory=frozenset)

    def facts(self, deal: DealView) -> TaskFacts:
        zone, found = self.zones[deal.market], self.appointments.get(deal.id)

        def day(at: datetime) -> date:
            return at.astimezone(zone).date()

        return TaskFacts(
            deal=deal,
            today=self.today[deal.market],
            opened=day(deal.opened_at),
            moved=day(deal.moved_at),
            valid_until=self.offers.get(deal.offer) if deal.offer else None,
            appointment=found,
            starts=day(found.starts) if found else None,
            papers=self.papers.get((deal.id, deal.party(Role.KEEPER)), ()),
            identified=deal.party(Role.COLLECTOR) in self.identified,
        )


def desk(actor: Actor, *, adviser: UUID | None = None) -> DeskView:
    """The work of everybody at the agent, or of one `adviser` together with what nobody looks after yet."""
    rows = every(Deal, reach(actor) & TO_DO, order=f"deal_deal.moved_at DESC, deal_deal.id DESC LIMIT {MOST}")
    parties = parties_of(row.id for row in rows)
    deals = [view(row, parties[row.id]) for row in rows]
    look = _look(actor, deals)
    ours = [one for one in deals if adviser is None or look.carers.get(one.id) in (None, adviser)]
    others = [one for one in deals if adviser is not None and look.carers.get(one.id) not in (None, adviser)]
    return DeskView(
        of_others=sum(1 for _ in _tasks(look, others)),
        tasks=tuple(sorted(_tasks(look, ours), key=_pressing)),
        leads=tuple(
            one for one in ours if one.end is None and one.id not in look.carers and one.customer in BEFORE_ORDER
        ),
    )


def tasks(actor: Actor, *, adviser: UUID | None = None) -> tuple[Task, ...]:
    """What is to be done, overdue first. `adviser` as in `desk`."""
    return desk(actor, adviser=adviser).tasks


def _look(actor: Actor, deals: list[DealView]) -> _Look:
    ids = [one.id for one in deals]
    zones = {code: ZoneInfo(markets.market(actor, code=code).zone) for code in {one.market for one in deals}}
    return _Look(
        today={code: now().astimezone(zone).date() for code, zone in zones.items()},
        zones=zones,
        carers=retail.carers(actor, deals=ids),
        appointments={one.deal: one for one in retail.appointments_of(actor, deals=ids)},
        papers={(one.deal, one.keeper): one.papers for one in customer.papers_of(actor, deals=ids)},
        offers=value.offers_until(actor, offers=[one.offer for one in deals if one.offer]),
        identified=customer.identified(actor, parties={one.party(Role.COLLECTOR) for one in deals}),
    )


def _tasks(look: _Look, deals: list[DealView]) -> Iterator[Task]:
    for deal in deals:
        facts = look.facts(deal)
        for work, due in work_in(facts):
            yield Task(
                code=work.code,
                gate=work.gate,
                deal=deal,
                due=due,
                overdue=due is not None and due < facts.today,
                adviser=look.carers.get(deal.id),
            )


def _pressing(task: Task) -> tuple[bool, date, str]:
    """By day; what no day presses comes last."""
    return task.due is None, task.due or date.max, task.deal.number
