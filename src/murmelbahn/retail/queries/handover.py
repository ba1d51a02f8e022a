"""Reads of handover appointments and protocols."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.rows import every, first, where
from murmelbahn.retail.models import AppointmentRow, ProtocolRow
from murmelbahn.retail.queries._rows import appointment_of, protocol_of
from murmelbahn.retail.queries.visibility import visible_appointments
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


def protocol(actor: Actor, *, deal: UUID) -> Protocol | None:
    """The signed handover protocol of a deal, if there is one the actor may see."""
    row = first(ProtocolRow, where("deal = %s", deal))
    kept = row and first(AppointmentRow, where("id = %s", row.appointment_id) & visible_appointments(actor))
    return protocol_of(row, kept) if row and kept else None
