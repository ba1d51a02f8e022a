"""Reads of handover appointments and protocols."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from murmelbahn.kernel.actor import Actor
from murmelbahn.retail.models import ProtocolRow
from murmelbahn.retail.queries._rows import appointment_of, protocol_of
from murmelbahn.retail.queries.visibility import visible_appointments
from murmelbahn.retail.terms import Appointment, AppointmentState, Protocol

_STANDING = (AppointmentState.PROPOSED, AppointmentState.CONFIRMED, AppointmentState.KEPT)


def appointment(actor: Actor, *, deal: UUID) -> Appointment | None:
    """The open or kept appointment of a deal, if there is one the actor may see."""
    row = visible_appointments(actor).filter(deal=deal, state__in=_STANDING).order_by("-proposed_at", "-id").first()
    return None if row is None else appointment_of(row)


def appointments(actor: Actor, *, outlet: UUID, starts: datetime, until: datetime) -> tuple[Appointment, ...]:
    """The open and kept appointments at an outlet in a half-open time, by time."""
    rows = visible_appointments(actor).filter(
        Q(starts__gte=starts, starts__lt=until), outlet=outlet, state__in=_STANDING
    )
    return tuple(appointment_of(row) for row in rows.order_by("starts", "id"))


def protocol(actor: Actor, *, deal: UUID) -> Protocol | None:
    """The signed handover protocol of a deal, if there is one the actor may see."""
    rows = ProtocolRow.objects.filter(deal=deal, appointment__in=visible_appointments(actor))
    row = rows.select_related("appointment").first()
    return None if row is None else protocol_of(row)
