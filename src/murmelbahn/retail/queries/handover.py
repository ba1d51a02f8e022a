"""Reads of handover appointments and protocols."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import every, first, where
from murmelbahn.retail.models import AppointmentRow, OutletRow, ProtocolRow
from murmelbahn.retail.queries._rows import appointment_of, outlet_of, protocol_of
from murmelbahn.retail.queries.calendar import holidays_at
from murmelbahn.retail.queries.visibility import visible_appointments
from murmelbahn.retail.rules.times import handover_hours
from murmelbahn.retail.terms import Appointment, AppointmentState, Protocol

_STANDING = where("state = ANY(%s)", [AppointmentState.PROPOSED, AppointmentState.CONFIRMED, AppointmentState.KEPT])


def appointment(actor: Actor, *, deal: UUID) -> Appointment | None:
    """The open or kept appointment of a deal, if there is one the actor may see."""
    seen = where("deal = %s", deal) & _STANDING & visible_appointments(actor)
    row = first(AppointmentRow, seen, order="proposed_at DESC, id DESC")
    return None if row is None else appointment_of(row)


def appointments(actor: Actor, *, outlet: UUID, starts: datetime, until: datetime) -> tuple[Appointment, ...]:
    """The open and kept appointments at an outlet in a half-open time, by time."""
    planned = where("outlet_id = %s AND starts >= %s AND starts < %s", outlet, starts, until) & _STANDING
    rows = every(AppointmentRow, planned & visible_appointments(actor), order="starts, id")
    return tuple(appointment_of(row) for row in rows)


def appointments_of(actor: Actor, *, deals: Iterable[UUID]) -> tuple[Appointment, ...]:
    """The open or kept appointments of many deals, by time."""
    condition = where("deal = ANY(%s::uuid[])", list(deals)) & _STANDING & visible_appointments(actor)
    return tuple(appointment_of(row) for row in every(AppointmentRow, condition, order="starts, id"))


def handovers(actor: Actor, *, starts: datetime, until: datetime) -> tuple[Appointment, ...]:
    """The open and kept appointments at every outlet the actor may see in a half-open time, by time."""
    planned = where("starts >= %s AND starts < %s", starts, until) & _STANDING
    rows = every(AppointmentRow, planned & visible_appointments(actor), order="starts, id")
    return tuple(appointment_of(row) for row in rows)


def protocol(actor: Actor, *, deal: UUID) -> Protocol | None:
    """The signed handover protocol of a deal, if there is one the actor may see."""
    row = first(ProtocolRow, where("deal = %s", deal))
    kept = row and first(AppointmentRow, where("id = %s", row.appointment_id) & visible_appointments(actor))
    return protocol_of(row, kept) if row and kept else None


def handover_times(actor: Actor, *, outlet: UUID, since: date, days: int = 14) -> tuple[datetime, ...]:
    """When an outlet could hand over a car in the coming days: open, still ahead, and not given to somebody else.

    Everybody may read them: what is missing says no more than that the hour is taken. Raises `NotFound`.
    """
    row = first(OutletRow, where("id = %s", outlet))
    if row is None:
        raise NotFound()
    found = outlet_of(row)
    closed = holidays_at(found, since=since, days=days)
    hours = handover_hours(hours=found.hours, zone=found.zone, since=since, days=days, after=now(), holidays=closed)
    if not hours:
        return ()
    within = where("outlet_id = %s AND starts >= %s AND starts <= %s", outlet, hours[0], hours[-1])
    taken = {one.starts for one in every(AppointmentRow, within & _STANDING)}
    return tuple(at for at in hours if at not in taken)
