"""Test drives: booked without double booking, driven with licence and agreement, or not kept."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.customer import operations as customer
from murmelbahn.customer import queries as customers
from murmelbahn.customer.terms import Channel, IdDocument, TouchpointKind
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.sql import tell
from murmelbahn.retail.facts import (
    TestDriveBooked,
    TestDriveCancelled,
    TestDriveFinished,
    TestDriveMissed,
    TestDriveStarted,
)
from murmelbahn.retail.models import SlotRow, TestDriveRow
from murmelbahn.retail.operations._rows import desk_only, run_outlet
from murmelbahn.retail.operations.deals import attribute
from murmelbahn.retail.queries._rows import drive_of
from murmelbahn.retail.queries.visibility import visible_test_drives
from murmelbahn.retail.rules.drives import DriveDecision, book, drop, finish, start
from murmelbahn.retail.terms import DriveState, Duty


@operation
def book_test_drive(actor: Actor, *, slot: UUID, party: UUID, deal: UUID | None = None) -> UUID:
    """Book a slot for a customer; from then on the agent looks after it. One slot has one booking, whoever comes at
    once, and nobody drives two cars at a time.

    A customer books anywhere for itself, an adviser at its outlets for whom it sees. Raises `NotFound`, `SlotTaken`,
    `SlotOver`, `DriveAtSameTime`.
    """
    return _book(actor, slot, party, deal)


def _book(actor: Actor, slot: UUID, party: UUID, deal: UUID | None, instead: UUID | None = None) -> UUID:
    """`instead`: the customer's booking that this one replaces."""
    customers.ref(actor, party=party)
    if deal is not None and not customers.concerns(actor, deal=deal):
        raise NotFound()
    rows = SlotRow.objects.select_for_update(of=("self",)).select_related("demo_car__outlet")
    row = rows.filter(id=slot, demo_car__until=None).first()
    if row is None:
        raise NotFound()
    outlet = row.demo_car.outlet
    if actor.kind is not ActorKind.CUSTOMER:
        run_outlet(actor, outlet.id)
    # A second booking of the same person waits here, so that it sees this one.
    tell("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"retail.driver:{party}"])
    taken = TestDriveRow.objects.filter(slot=row).exclude(state=DriveState.CANCELLED).exists()
    others = TestDriveRow.objects.filter(party=party, state__in=(DriveState.BOOKED, DriveState.OUT))
    meanwhile = others.filter(slot__starts__lt=row.ends, slot__ends__gt=row.starts).values_list("id", flat=True)
    busy = bool(set(meanwhile) - {instead})
    state = book(taken=taken, busy=busy, starts=row.starts, now=now())
    drive = TestDriveRow.objects.create(
        slot=row,
        market=outlet.market,
        seller=outlet.seller,
        party=party,
        deal=deal,
        state=state,
        booked_at=now(),
        by=actor.subject,
    )
    customer.begin_care(actor, parties=(party,), agent=outlet.agent_id, market=outlet.market, seller=outlet.seller)
    fact = TestDriveBooked(test_drive=drive.id, slot=row.id, outlet=outlet.id, party=party, starts=row.starts)
    emit(fact, key=deal or drive.id, market=outlet.market, seller=outlet.seller)
    return drive.id


@operation
def move_test_drive(actor: Actor, *, test_drive: UUID, slot: UUID) -> UUID:
    """Drive at another time, or another car, instead: the new slot is booked before the old one is let go, so that nobody
    ends with none. Raises as `book_test_drive` and `cancel_test_drive`. Returns the new booking."""
    before = _locked(actor, test_drive)
    booked = _book(actor, slot, before.party, before.deal, instead=before.id)
    cancel_test_drive(actor, test_drive=test_drive)
    return booked


@operation
def check_licence(actor: Actor, *, test_drive: UUID, expires_on: date) -> UUID:
    """Record that the original driving licence was seen; the check stands with the customer, its id here.

    Raises `NotFound`, `NotAllowed` for customers, `customer.DocumentExpired`.
    """
    desk_only(actor)
    row = _locked(actor, test_drive)
    row.licence_check = customer.record_identity_check(
        actor,
        party=row.party,
        document=IdDocument.DRIVING_LICENCE,
        expires_on=expires_on,
        outlet=row.slot.demo_car.outlet_id,
    )
    row.save(update_fields=["licence_check"])
    return row.licence_check


@operation
def start_test_drive(actor: Actor, *, test_drive: UUID, odometer: int, agreement: str) -> None:
    """Give out the car. `odometer` in km, `agreement` refers to the signed loan agreement.

    Raises `NotFound`, `NotAllowed`, `DriveMoveRefused`, `LicenceNotChecked`, `AgreementMissing`, `OdometerBackwards`.
    """
    desk_only(actor)
    row = _locked(actor, test_drive)
    _save(row, start(drive_of(row), agreement=agreement, odometer=odometer, checked=row.licence_check))
    _say(row, TestDriveStarted(test_drive=row.id, odometer=odometer))


@operation
def finish_test_drive(actor: Actor, *, test_drive: UUID, odometer: int) -> None:
    """Take the car back (`odometer` in km), record the touchpoint and, for a deal, the adviser's duty.

    Raises `NotFound`, `NotAllowed`, `DriveMoveRefused`, `OdometerBackwards(odometer, before)`.
    """
    desk_only(actor)
    row = _locked(actor, test_drive)
    _save(row, finish(drive_of(row), odometer=odometer))
    customer.record_touchpoint(
        SYSTEM,
        market=row.market,
        seller=row.seller,
        parties=(row.party,),
        kind=TouchpointKind.TEST_DRIVE,
        channel=Channel.OUTLET,
        deal=row.deal,
        outlet=row.slot.demo_car.outlet_id,
        adviser=actor.subject if actor.kind is ActorKind.ADVISER else None,
        evidence=row.agreement,
    )
    if row.deal is not None and actor.kind is ActorKind.ADVISER:
        attribute(
            actor,
            deal=row.deal,
            market=row.market,
            seller=row.seller,
            duty=Duty.TEST_DRIVE,
            outlet=row.slot.demo_car.outlet,
            adviser=actor.subject,
        )
    _say(row, TestDriveFinished(test_drive=row.id, odometer=odometer))


@operation
def miss_test_drive(actor: Actor, *, test_drive: UUID) -> None:
    """Record that nobody came. Raises `NotFound`, `NotAllowed` for customers, `DriveMoveRefused(before, after)`."""
    desk_only(actor)
    row = _locked(actor, test_drive)
    _save(row, drop(drive_of(row), DriveState.NO_SHOW))
    _say(row, TestDriveMissed(test_drive=row.id))


@operation
def cancel_test_drive(actor: Actor, *, test_drive: UUID) -> None:
    """Cancel a booking; its slot is free again. Raises `NotFound`, `DriveMoveRefused(before, after)`."""
    row = _locked(actor, test_drive)
    _save(row, drop(drive_of(row), DriveState.CANCELLED))
    _say(row, TestDriveCancelled(test_drive=row.id))


def _locked(actor: Actor, test_drive: UUID) -> TestDriveRow:
    rows = visible_test_drives(actor).select_for_update(of=("self",)).select_related("slot__demo_car__outlet")
    row = rows.filter(id=test_drive).first()
    if row is None:
        raise NotFound()
    return row


def _save(row: TestDriveRow, decision: DriveDecision) -> None:
    row.state, row.agreement = decision.state, decision.agreement
    row.odometer_out, row.odometer_back = decision.odometer_out, decision.odometer_back
    row.save(update_fields=["state", "agreement", "odometer_out", "odometer_back"])


def _say(row: TestDriveRow, fact: TestDriveStarted | TestDriveFinished | TestDriveMissed | TestDriveCancelled) -> None:
    emit(fact, key=row.deal or row.id, market=row.market, seller=row.seller)
