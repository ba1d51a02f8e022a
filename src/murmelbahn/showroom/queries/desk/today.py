"""The desk of a day: a fixed number of questions, however many deals the agent has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView, Role, Task, TaskCode
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import BadInput, NotAllowed
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.desk.agenda import Agenda, agenda_days, agenda_of
from murmelbahn.showroom.queries.names import customer_in, customers_in, model_title, party_names
from murmelbahn.showroom.terms import Choice
from murmelbahn.showroom.terms.desk import DOORS, DeskSheet, LeadLine, TaskLine
from murmelbahn.ui.rules.formats import HOUSE

PAGE = 15
LEADS = 5
MINE, ALL = "mine", "all"
WEEK = timedelta(days=7)


def desk_sheet(actor: Actor, *, whose: str = MINE, kind: str = "", page: int = 1) -> DeskSheet:
    """Work, appointments and enquiries. `kind`: one kind of work only. Raises `NotAllowed` for whoever has no desk,
    `BadInput` for an answer that does not exist."""
    if actor.kind is not ActorKind.ADVISER:
        raise NotAllowed()
    if whose not in (MINE, ALL) or kind not in ("", *TaskCode):
        raise BadInput(field="whose" if whose not in (MINE, ALL) else "kind", reason=(whose or kind)[:40])
    work = deals.desk(actor, adviser=actor.subject if whose == MINE else None)
    outlets = {one.outlet: one for one in retail.own_outlets(actor)}
    today = clock.read().astimezone(ZoneInfo(next(iter(outlets.values())).zone if outlets else HOUSE.key)).date()
    fitting = [one for one in work.tasks if kind in ("", one.code)]
    pages = max(1, -(-len(fitting) // PAGE))
    page = min(max(page, 1), pages)
    shown = fitting[(page - 1) * PAGE : page * PAGE]
    plan = agenda_of(actor, today=today, outlets=outlets)
    names = party_names(actor, parties=_people(shown, work.leads, plan))
    title = _titles(actor)
    return DeskSheet(
        whose=whose,
        kinds=_kinds(work.tasks, kind),
        chosen=kind,
        tasks=tuple(_task(one, today, names, title) for one in shown),
        total=len(fitting),
        of_others=work.of_others,
        overdue=sum(one.overdue for one in work.tasks),
        today=sum(one.due == today for one in work.tasks),
        page=page,
        pages=pages,
        agenda=agenda_days(plan, today=today, names=names, title=title),
        leads=tuple(
            LeadLine(
                deal=one.id,
                number=one.number,
                customer=names.get(one.party(Role.ORDERER), ""),
                title=title(one),
                at=one.opened_at,
                offered=one.offer is not None,
                outlet=one.outlet,
            )
            for one in work.leads[:LEADS]
        ),
        more_leads=max(0, len(work.leads) - LEADS),
    )


def _titles(actor: Actor) -> Callable[[DealView], dict[str, str]]:
    return lambda deal: model_title(actor, deal=deal)


def _people(tasks: Sequence[Task], leads: Sequence[DealView], plan: Agenda) -> set[UUID]:
    found = customers_in(one.deal for one in tasks) | {one.party(Role.ORDERER) for one in leads[:LEADS]}
    return found | {one.customer for one in plan.handovers} | {one.party for one in plan.drives}


def _kinds(tasks: Sequence[Task], chosen: str) -> tuple[Choice, ...]:
    found = Counter(one.code for one in tasks)
    every = Choice(code="", label="showroom.filter.all", count=len(tasks), chosen=not chosen)
    return (
        every,
        *(
            Choice(code=code.value, label=f"deal.task_code.{code}", count=found[code], chosen=code == chosen)
            for code in TaskCode
            if found[code] or code == chosen
        ),
    )


def _task(task: Task, today: date, names: dict[UUID, str], title: Callable[[DealView], dict[str, str]]) -> TaskLine:
    door, anchor = DOORS[task.code]
    return TaskLine(
        code=task.code.value,
        deal=task.deal.id,
        number=task.deal.number,
        customer=customer_in(task.deal, names)[1],
        title=title(task.deal),
        due=task.due,
        when=_when(task, today),
        door=door,
        anchor=anchor,
    )


def _when(task: Task, today: date) -> str:
    if task.due is None:
        return "open"
    if task.overdue:
        return "overdue"
    if task.due == today:
        return "today"
    return "soon" if task.due - today <= WEEK else "later"
