"""The handover appointment: what is agreed, and which times could be."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Customer, DealView, Role, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import Appointment, AppointmentState, Outlet, Side
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.names import party_name
from murmelbahn.showroom.terms import AppointmentCard
from murmelbahn.vehicle.terms import CarView

NEAR = (Vehicle.IN_TRANSIT, Vehicle.ARRIVED, Vehicle.PREPARED, Vehicle.REGISTERED)
"""From here on a day can be chosen."""
BEFORE = (Customer.CONTRACTED, Customer.PAPERS_COMPLETE, Customer.APPOINTED)
SHOWN_DAYS = 6


def appointment_of(actor: Actor, *, deal: DealView) -> Appointment | None:
    """When the car is handed over. Who has a part in a deal sees it, a lessor too; the deal itself was judged visible before."""
    return if_there(lambda: retail.appointment(SYSTEM if actor.kind is ActorKind.CUSTOMER else actor, deal=deal.id))


def looks_on(actor: Actor, *, deal: DealView) -> bool:
    """Whether the reader only owns the car, as a lessor does: who keeps it and who collects it agree on the day."""
    arranging = {deal.party(role) for role in (Role.ORDERER, Role.KEEPER, Role.COLLECTOR)}
    return actor.kind is ActorKind.CUSTOMER and not (arranging & actor.parties)


def appointment_card(
    actor: Actor, *, deal: DealView, appointment: Appointment | None, outlet: Outlet, car: CarView | None, today: date
) -> AppointmentCard | None:
    """None while there is nothing to agree on yet, or nothing any more."""
    if deal.end or deal.customer not in BEFORE or (appointment is None and deal.vehicle not in NEAR):
        return None
    mine = Side.CUSTOMER if actor.kind is ActorKind.CUSTOMER else Side.AGENT
    theirs = Side.AGENT if mine is Side.CUSTOMER else Side.CUSTOMER
    onlooker = looks_on(actor, deal=deal)
    over = went_by(appointment, zone=outlet.zone, today=today)
    open_ = appointment is not None and appointment.state is AppointmentState.PROPOSED and not over and not onlooker
    confirmed = appointment.confirmed if appointment else ()
    collector = deal.party(Role.COLLECTOR)
    since = None if onlooker else deals.handover_from(actor, deal=deal, car=car, today=today)
    return AppointmentCard(
        at=appointment.starts if appointment else None,
        state=appointment.state.value if appointment else "",
        place=appointment.place.value if appointment else "outlet",
        waits_for_me=open_ and mine not in confirmed,
        waits_for_them=open_ and theirs not in confirmed,
        days=_days(actor, outlet, since) if since else (),
        collector="" if collector == deal.party(Role.BUYER) else party_name(actor, party=collector),
        missed=missed(appointment, zone=outlet.zone, today=today) and not onlooker,
        awaits_car=since is None and not onlooker,
        zone=outlet.zone,
    )


def went_by(appointment: Appointment | None, *, zone: str, today: date) -> bool:
    """The day of an appointment has passed where the car stands, without a handover."""
    waits = appointment is not None and appointment.state is not AppointmentState.KEPT
    return waits and appointment is not None and appointment.starts.astimezone(ZoneInfo(zone)).date() < today


def missed(appointment: Appointment | None, *, zone: str, today: date) -> bool:
    """The same of a day that both had agreed on: the customer was awaited and did not come."""
    agreed = appointment is not None and appointment.state is AppointmentState.CONFIRMED
    return agreed and went_by(appointment, zone=zone, today=today)


def _days(actor: Actor, outlet: Outlet, since: date) -> tuple[tuple[date, tuple[datetime, ...]], ...]:
    zone = ZoneInfo(outlet.zone)
    times = retail.handover_times(actor, outlet=outlet.outlet, since=since)
    days = [(day, tuple(group)) for day, group in groupby(times, key=lambda at: at.astimezone(zone).date())]
    return tuple(days[:SHOWN_DAYS])
