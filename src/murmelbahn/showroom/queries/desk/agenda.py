"""Handovers and test drives of the coming days at an agent's outlets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.actor import Actor
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import Appointment, DriveState, Outlet, TestDrive
from murmelbahn.showroom.queries.drives_sheet import model_names
from murmelbahn.showroom.terms.desk import AgendaDay, AgendaLine
from murmelbahn.ui.rules.formats import HOUSE

DAYS = 8
"""Today and a week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is planned, with what is needed to say it."""

    handovers: tuple[Appointment, ...]
    drives: tuple[TestDrive, ...]
    outlets: Mapping[UUID, Outlet]
    deals: Mapping[UUID, DealView]
    models: Mapping[str, dict[str, str]]


def agenda_of(actor: Actor, *, today: date, outlets: Mapping[UUID, Outlet]) -> Agenda:
    """Six questions at most."""
    zone = ZoneInfo(next(iter(outlets.values())).zone if outlets else HOUSE.key)
    starts = datetime.combine(today, time(), zone)
    until = starts + timedelta(days=DAYS)
    handovers = retail.handovers(actor, starts=starts, until=until)
    drives = tuple(
        one
        for one in retail.drives(actor, starts=starts, until=until)
        if one.state is not DriveState.CANCELLED and one.outlet in outlets
    )
    models: dict[str, dict[str, str]] = {}
    for market in {outlets[one.outlet].market for one in drives}:
        codes = {one.model for one in drives if outlets[one.outlet].market == market}
        models |= model_names(actor, market=market, codes=codes)
    return Agenda(
        handovers=tuple(one for one in handovers if one.outlet in outlets),
        drives=drives,
        outlets=outlets,
        deals={one.id: one for one in deals.these(actor, deals=[one.deal for one in handovers])},
        models=models,
    )


def agenda_days(
    plan: Agenda, *, today: date, names: Mapping[UUID, str], title: Callable[[DealView], dict[str, str]]
) -> tuple[AgendaDay, ...]:
    """By day of the outlet, today always first, also when nothing is planned."""
    lines = sorted(_lines(plan, names, title), key=lambda one: one.at)
    days = {on: tuple(group) for on, group in groupby(lines, key=_day)}
    return tuple(AgendaDay(on=on, today=on == today, lines=days.get(on, ())) for on in sorted({today, *days}))


def _day(line: AgendaLine) -> date:
    return line.at.astimezone(ZoneInfo(line.zone)).date()


def _lines(
    plan: Agenda, names: Mapping[UUID, str], title: Callable[[DealView], dict[str, str]]
) -> Iterator[AgendaLine]:
    for one in plan.handovers:
        deal, outlet = plan.deals.get(one.deal), plan.outlets[one.outlet]
        yield AgendaLine(
            at=one.starts,
            zone=outlet.zone,
            kind="handover",
            state=f"retail.appointment_state.{one.state}",
            customer=names.get(one.customer, ""),
            title=title(deal) if deal else {"en": ""},
            outlet=outlet.name,
            deal=one.deal if deal else None,
        )
    for drive in plan.drives:
        outlet = plan.outlets[drive.outlet]
        yield AgendaLine(
            at=drive.starts,
            zone=outlet.zone,
            kind="drive",
            state=f"retail.drive_state.{drive.state}",
            customer=names.get(drive.party, ""),
            title=plan.models.get(drive.model, {"en": drive.model}),
            outlet=outlet.name,
            drive=drive.test_drive,
        )
