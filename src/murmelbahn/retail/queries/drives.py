"""Reads of slots and test drives."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail.models import SlotRow, TestDriveRow
from murmelbahn.retail.queries._rows import drive_of, slot_of
from murmelbahn.retail.queries.visibility import visible_test_drives
from murmelbahn.retail.terms import DriveState, Slot, TestDrive


def free_slots(
    actor: Actor, *, market: str, outlet: UUID | None = None, model: str | None = None, until: datetime | None = None
) -> tuple[Slot, ...]:
    """Slots that can still be booked, earliest first: everybody may read them."""
    booked = TestDriveRow.objects.filter(slot=OuterRef("pk")).exclude(state=DriveState.CANCELLED)
    rows = SlotRow.objects.filter(~Exists(booked), starts__gt=now(), demo_car__market=market, demo_car__until=None)
    if outlet is not None:
        rows = rows.filter(demo_car__outlet=outlet)
    if model is not None:
        rows = rows.filter(demo_car__model=model)
    if until is not None:
        rows = rows.filter(starts__lt=until)
    return tuple(slot_of(row) for row in rows.select_related("demo_car").order_by("starts", "id"))


def slot(actor: Actor, *, slot: UUID) -> Slot:
    """One slot, booked or not: everybody may read when it is. Raises `NotFound`."""
    row = SlotRow.objects.select_related("demo_car").filter(id=slot, demo_car__until=None).first()
    if row is None:
        raise NotFound()
    return slot_of(row)


def drive(actor: Actor, *, test_drive: UUID) -> TestDrive:
    """One test drive. Raises `NotFound`."""
    row = visible_test_drives(actor).select_related("slot__demo_car").filter(id=test_drive).first()
    if row is None:
        raise NotFound()
    return drive_of(row)


def drives(
    actor: Actor,
    *,
    outlet: UUID | None = None,
    party: UUID | None = None,
    deal: UUID | None = None,
    starts: datetime | None = None,
    until: datetime | None = None,
) -> tuple[TestDrive, ...]:
    """The test drives an actor may see, at an outlet, of a party, of a deal or in a half-open time, by time."""
    rows = visible_test_drives(actor)
    if outlet is not None:
        rows = rows.filter(slot__demo_car__outlet=outlet)
    if party is not None:
        rows = rows.filter(party=party)
    if deal is not None:
        rows = rows.filter(deal=deal)
    if starts is not None:
        rows = rows.filter(slot__starts__gte=starts)
    if until is not None:
        rows = rows.filter(slot__starts__lt=until)
    return tuple(drive_of(row) for row in rows.select_related("slot__demo_car").order_by("slot__starts", "id"))
