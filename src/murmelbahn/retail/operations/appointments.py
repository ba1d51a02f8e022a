"""Handover appointments: proposed, confirmed by both sides, moved, cancelled."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.customer import operations as customers_desk
from murmelbahn.customer import queries as customers
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import Where, first, where
from murmelbahn.kernel.saving import add, save
from murmelbahn.retail.facts import AppointmentCancelled, AppointmentConfirmed, AppointmentProposed
from murmelbahn.retail.models import OPEN, AppointmentRow, OutletRow
from murmelbahn.retail.operations._rows import any_outlet, desk_only, lock_deal, run_outlet
from murmelbahn.retail.queries._rows import appointment_of, outlet_of
from murmelbahn.retail.queries.calendar import holidays_at
from murmelbahn.retail.queries.visibility import visible_appointments
from murmelbahn.retail.rules.handover import AppointmentDecision, confirm, end, propose
from murmelbahn.retail.terms import AlreadyAgreed, AppointmentChanged, AppointmentState, NotHeard, Place, Side


@operation
def propose_appointment(
    actor: Actor,
    *,
    deal: UUID,
    market: str,
    seller: str,
    customer: UUID,
    outlet: UUID,
    starts: datetime,
    collector: UUID | None = None,
    place: Place = Place.OUTLET,
) -> UUID:
    """Propose when and where the car is handed over; proposing confirms one's own side.

    `customer` confirms for the customer's side, `collector` comes for the car (the customer itself unless named).
    `outlet` does the handover, also at another place. Raises `NotFound`, `AlreadyAgreed`, `AppointmentInPast(at)`,
    `ClosedOnHoliday(on)`, `OutletClosed(at)`.
    """
    if not customers.concerns(actor, deal=deal):
        raise NotFound()
    for party in {customer, collector or customer}:
        customers.ref(actor, party=party)
    row = _outlet(actor, outlet)
    lock_deal(deal)
    if first(AppointmentRow, _open(deal)) is not None:
        raise AlreadyAgreed()
    decision = _proposed(actor, row, starts, place)
    return _create(
        AppointmentRow(
            deal=deal,
            market=market,
            seller=seller,
            outlet=row,
            place=place,
            customer=customer,
            collector=collector or customer,
            starts=starts,
        ),
        decision,
    )


@operation
def confirm_appointment(actor: Actor, *, deal: UUID, side: Side, starts: datetime | None = None) -> None:
    """Confirm for one side; with both the appointment stands. Again changes nothing.

    `starts`: the time that was read, so that nobody confirms another one that was proposed meanwhile. Raises `NotFound`,
    `WrongSide(side)`, `AppointmentInPast(at)`, `AppointmentChanged(at)`, `AppointmentMoveRefused(before, after)`.
    """
    _confirm(_locked(actor, deal), side=side, by=actor.kind, starts=starts)


@operation
def confirm_for_customer(actor: Actor, *, deal: UUID, starts: datetime, channel: Channel) -> None:
    """Note the yes that a customer gave in person or on the telephone: not everybody has an account. `channel` and who heard
    it stand on the journey of the customer.

    Raises `NotFound`, `NotAllowed` except to the desk, `NotHeard(channel)` for what customers say online themselves,
    `AppointmentInPast(at)`, `AppointmentChanged(at)`, `AppointmentMoveRefused(before, after)`.
    """
    desk_only(actor)
    if channel is Channel.ONLINE:
        raise NotHeard(channel=channel)
    row = _locked(actor, deal)
    if Side.CUSTOMER in appointment_of(row).confirmed and row.starts == starts:
        return
    _confirm(row, side=Side.CUSTOMER, by=ActorKind.CUSTOMER, starts=starts)
    customers_desk.record_touchpoint(
        SYSTEM,
        market=row.market,
        seller=row.seller,
        parties=(row.customer,),
        kind=TouchpointKind.CALL if channel is Channel.PHONE else TouchpointKind.VISIT,
        channel=channel,
        deal=deal,
        outlet=row.outlet_id if channel is Channel.OUTLET else None,
        adviser=actor.subject if actor.kind is ActorKind.ADVISER else None,
        evidence=f"appointment:{row.id}",
    )


def _confirm(row: AppointmentRow, *, side: Side, by: ActorKind, starts: datetime | None) -> None:
    before = appointment_of(row)
    zone = any_outlet(row.outlet_id).zone
    if starts is not None and starts != row.starts:
        raise AppointmentChanged(at=row.starts.astimezone(ZoneInfo(zone)))
    decision = confirm(before, side=side, by=by, now=now(), zone=zone)
    if side in before.confirmed:
        return
    _save(row, decision)
    agreed = decision.state is AppointmentState.CONFIRMED
    fact = AppointmentConfirmed(deal=row.deal, appointment=row.id, side=side, agreed=agreed)
    emit(fact, key=row.deal, market=row.market, seller=row.seller)


@operation
def move_appointment(
    actor: Actor,
    *,
    deal: UUID,
    starts: datetime,
    outlet: UUID | None = None,
    collector: UUID | None = None,
    place: Place | None = None,
) -> UUID:
    """Propose another time, place or collector instead (unchanged when not named); the other side confirms anew.

    Raises as `propose_appointment`, and `AppointmentMoveRefused(before, after)`.
    """
    row = _locked(actor, deal)
    if collector is not None:
        customers.ref(actor, party=collector)
    host = any_outlet(row.outlet_id) if outlet is None else _outlet(actor, outlet)
    place = place or Place(row.place)
    decision = _proposed(actor, host, starts, place)
    _save(row, end(appointment_of(row), AppointmentState.MOVED))
    return _create(
        AppointmentRow(
            deal=deal,
            market=row.market,
            seller=row.seller,
            outlet=host,
            place=place,
            customer=row.customer,
            collector=collector or row.collector,
            starts=starts,
            moved_from=row.id,
        ),
        decision,
    )


@operation
def cancel_appointment(actor: Actor, *, deal: UUID) -> None:
    """Cancel the open appointment of a deal. Raises `NotFound`, `AppointmentMoveRefused(before, after)`."""
    row = _locked(actor, deal)
    _save(row, end(appointment_of(row), AppointmentState.CANCELLED))
    emit(AppointmentCancelled(deal=deal, appointment=row.id), key=deal, market=row.market, seller=row.seller)


def _outlet(actor: Actor, outlet: UUID) -> OutletRow:
    """A customer may wish for any outlet; others hand over where they work."""
    return any_outlet(outlet) if actor.kind is ActorKind.CUSTOMER else run_outlet(actor, outlet)


def _proposed(actor: Actor, host: OutletRow, starts: datetime, place: Place) -> AppointmentDecision:
    outlet = outlet_of(host)
    closed = holidays_at(outlet, since=starts.astimezone(ZoneInfo(outlet.zone)).date())
    return propose(by=actor.kind, starts=starts, now=now(), place=place, outlet=outlet, holidays=closed)


def _open(deal: UUID) -> Where:
    return where("retail_appointment.deal = %s AND state = ANY(%s)", deal, list(OPEN))


def _locked(actor: Actor, deal: UUID) -> AppointmentRow:
    row = first(AppointmentRow, _open(deal) & visible_appointments(actor), lock="FOR UPDATE")
    if row is None:
        raise NotFound()
    return row


def _create(row: AppointmentRow, decision: AppointmentDecision) -> UUID:
    row.proposed_at = now()
    _apply(row, decision)
    add(row)
    fact = AppointmentProposed(
        deal=row.deal,
        appointment=row.id,
        outlet=row.outlet_id,
        place=Place(row.place),
        collector=row.collector,
        starts=row.starts,
        moved_from=row.moved_from,
    )
    emit(fact, key=row.deal, market=row.market, seller=row.seller)
    return row.id


def _save(row: AppointmentRow, decision: AppointmentDecision) -> None:
    _apply(row, decision)
    save(row, ["state", "by_customer_at", "by_agent_at"])


def _apply(row: AppointmentRow, decision: AppointmentDecision) -> None:
    row.state = decision.state
    if Side.CUSTOMER in decision.confirmed:
        row.by_customer_at = row.by_customer_at or now()
    if Side.AGENT in decision.confirmed:
        row.by_agent_at = row.by_agent_at or now()
