"""Appointments that both sides confirm, and the protocol that ends them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.kernel.actor import ActorKind
from murmelbahn.retail.rules.network import hours_on, is_open
from murmelbahn.retail.terms import (
    MANDATORY,
    Appointment,
    AppointmentInPast,
    AppointmentMoveRefused,
    AppointmentState,
    ChecklistItem,
    ChecklistOpen,
    ClosedOnHoliday,
    NoKeys,
    NotAppointed,
    OdometerBackwards,
    Outlet,
    OutletClosed,
    Place,
    Side,
    SignatureMissing,
    WrongCollector,
    WrongSide,
)

MOVES = {
    AppointmentState.PROPOSED: {AppointmentState.CONFIRMED, AppointmentState.MOVED, AppointmentState.CANCELLED},
    AppointmentState.CONFIRMED: {AppointmentState.MOVED, AppointmentState.CANCELLED, AppointmentState.KEPT},
    AppointmentState.MOVED: set[AppointmentState](),
    AppointmentState.KEPT: set[AppointmentState](),
    AppointmentState.CANCELLED: set[AppointmentState](),
}
"""`moved`, `kept` and `cancelled` are ends of an appointment; the deal then proposes another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentDecision:
    """What an appointment becomes and which sides have confirmed it."""

    state: AppointmentState
    confirmed: frozenset[Side]


def side_of(kind: ActorKind) -> Side | None:
    """The side an actor speaks for by being what it is; the system speaks for none."""
    if kind is ActorKind.SYSTEM:
        return None
    return Side.CUSTOMER if kind is ActorKind.CUSTOMER else Side.AGENT


def propose(
    *,
    by: ActorKind,
    starts: datetime,
    now: datetime,
    place: Place,
    outlet: Outlet,
    holidays: Set[date] = frozenset(),
) -> AppointmentDecision:
    """Proposing is confirming for one's own side. Raises `AppointmentInPast`, `ClosedOnHoliday(on)`, `OutletClosed(at)`."""
    local = starts.astimezone(ZoneInfo(outlet.zone))
    if starts < now:
        raise AppointmentInPast(at=local)
    if place is Place.OUTLET and not is_open(starts, zone=outlet.zone, hours=outlet.hours, holidays=holidays):
        holiday = local.date() in holidays and not hours_on(local.date(), hours=outlet.hours, holidays=holidays)
        raise ClosedOnHoliday(on=local.date()) if holiday else OutletClosed(at=local)
    side = side_of(by)
    return AppointmentDecision(
        state=AppointmentState.PROPOSED, confirmed=frozenset() if side is None else frozenset({side})
    )


def confirm(appointment: Appointment, *, side: Side, by: ActorKind, now: datetime, zone: str) -> AppointmentDecision:
    """One side says yes; with both it is confirmed. Raises `WrongSide(side)`, `AppointmentMoveRefused`, `AppointmentInPast(at)`
    where the time went by before both had."""
    if side_of(by) not in {side, None}:
        raise WrongSide(side=side)
    if appointment.state is AppointmentState.CONFIRMED:
        return AppointmentDecision(state=appointment.state, confirmed=frozenset(Side))
    _allowed(appointment, AppointmentState.CONFIRMED)
    if appointment.starts < now:
        raise AppointmentInPast(at=appointment.starts.astimezone(ZoneInfo(zone)))
    confirmed = frozenset({*appointment.confirmed, side})
    agreed = confirmed == frozenset(Side)
    state = AppointmentState.CONFIRMED if agreed else AppointmentState.PROPOSED
    return AppointmentDecision(state=state, confirmed=confirmed)


def end(appointment: Appointment, after: AppointmentState) -> AppointmentDecision:
    """Moved or cancelled. Raises `AppointmentMoveRefused(before, after)`."""
    _allowed(appointment, after)
    return AppointmentDecision(state=after, confirmed=frozenset(appointment.confirmed))


def sign(
    appointment: Appointment,
    *,
    collector: UUID,
    odometer: int,
    keys: int,
    checked: Set[ChecklistItem],
    signatures: dict[Side, str],
) -> AppointmentDecision:
    """The handover is signed and the appointment kept.

    Raises `NotAppointed`, `WrongCollector`, `ChecklistOpen(items)`, `SignatureMissing(side)`, `NoKeys`,
    `OdometerBackwards`.
    """
    if appointment.state is not AppointmentState.CONFIRMED:
        raise NotAppointed()
    if collector != appointment.collector:
        raise WrongCollector()
    missing = sorted(MANDATORY - checked)
    if missing:
        raise ChecklistOpen(items=tuple(missing))
    for side, evidence in signatures.items():
        if not evidence.strip():
            raise SignatureMissing(side=side)
    if keys < 1:
        raise NoKeys()
    if odometer < 0:
        raise OdometerBackwards(odometer=odometer, before=0)
    return AppointmentDecision(state=AppointmentState.KEPT, confirmed=frozenset(Side))


def _allowed(appointment: Appointment, after: AppointmentState) -> None:
    if after not in MOVES[appointment.state]:
        raise AppointmentMoveRefused(before=appointment.state, after=after)
