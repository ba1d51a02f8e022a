"""The handover appointment: what is agreed, and which times could be."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from murmelbahn.deal.terms import Customer, DealView, Role, Vehicle
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import Appointment, AppointmentState, Outlet, Side
from murmelbahn.showroom.queries.names import party_name
from murmelbahn.showroom.terms import AppointmentCard
from murmelbahn.vehicle.terms import CarView

NEAR = (Vehicle.IN_TRANSIT, Vehicle.ARRIVED, Vehicle.PREPARED, Vehicle.REGISTERED)
"""From here on a day can be chosen."""
BEFORE = (Customer.CONTRACTED, Customer.PAPERS_COMPLETE, Customer.APPOINTED)
SHOWN_DAYS = 6


def appointment_card(
    actor: Actor, *, deal: DealView, appointment: Appointment | None, outlet: Outlet, car: CarView | None, today: date
) -> AppointmentCard | None:
    """None while there is nothing to agree on yet, or nothing any more."""
    if deal.end or deal.customer not in BEFORE or (appointment is None and deal.vehicle not in NEAR):
        return None
    mine = Side.CUSTOMER if actor.kind is ActorKind.CUSTOMER else Side.AGENT
    theirs = Side.AGENT if mine is Side.CUSTOMER else Side.CUSTOMER
    open_ = appointment is not None and appointment.state is AppointmentState.PROPOSED
    confirmed = appointment.confirmed if appointment else ()
    collector = deal.party(Role.COLLECTOR)
    return AppointmentCard(
        at=appointment.starts if appointment else None,
        state=appointment.state.value if appointment else "",
        place=appointment.place.value if appointment else "outlet",
        waits_for_me=open_ and mine not in confirmed,
        waits_for_them=open_ and theirs not in confirmed,
        days=_days(actor, outlet, _earliest(car, today)),
        collector="" if collector == deal.party(Role.BUYER) else party_name(actor, party=collector),
        zone=outlet.zone,
    )


def _earliest(car: CarView | None, today: date) -> date:
    """The day after tomorrow, or two days after the expected arrival: the car is prepared first."""
    transport = car.transport if car is not None and not car.arrived else None
    arrival = transport.estimate if transport is not None else None
    return max(today, arrival or today) + timedelta(days=2)


def _days(actor: Actor, outlet: Outlet, since: date) -> tuple[tuple[date, tuple[datetime, ...]], ...]:
    zone = ZoneInfo(outlet.zone)
    times = retail.handover_times(actor, outlet=outlet.outlet, since=since)
    days = [(day, tuple(group)) for day, group in groupby(times, key=lambda at: at.astimezone(zone).date())]
    return tuple(days[:SHOWN_DAYS])
