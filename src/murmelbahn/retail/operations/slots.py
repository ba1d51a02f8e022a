"""Demo cars and the times in which they may be driven."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation, today
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import BadInput, NotFound
from murmelbahn.retail.facts import DemoCarAdded, SlotsOffered
from murmelbahn.retail.models import DemoCarRow, SlotRow
from murmelbahn.retail.operations._rows import desk_only, run_outlet
from murmelbahn.retail.queries._rows import outlet_of
from murmelbahn.retail.queries.calendar import holidays_at
from murmelbahn.retail.queries.visibility import outlets, run_outlets
from murmelbahn.retail.rules.drives import check_times
from murmelbahn.retail.rules.times import drive_times
from murmelbahn.retail.terms import DemoCarTaken, SlotsOverlap

MOST_WEEKS = 12
"""Further ahead nobody knows who is at the desk."""


@operation
def add_demo_car(actor: Actor, *, outlet: UUID, vin: str, model: str) -> UUID:
    """Put a car at an outlet for test drives; `model` is an item code. Raises `NotFound`, `DemoCarTaken`."""
    row = run_outlet(actor, outlet)
    car, fresh = DemoCarRow.objects.get_or_create(
        vin=vin,
        until=None,
        defaults={"outlet": row, "market": row.market, "seller": row.seller, "model": model, "since": now()},
    )
    if not fresh:
        raise DemoCarTaken()
    fact = DemoCarAdded(demo_car=car.id, outlet=row.id, vin=vin, model=model)
    emit(fact, key=car.id, market=row.market, seller=row.seller)
    return car.id


@operation
def offer_slots(actor: Actor, *, demo_car: UUID, times: tuple[tuple[datetime, datetime], ...]) -> None:
    """Offer a demo car for test drives in half-open times `(starts, ends)`.

    Raises `NotFound`, `NotAllowed` for customers, `BadSlot`, `SlotsOverlap(starts, ends)`; then none is offered.
    """
    desk_only(actor)
    rows = DemoCarRow.objects.select_for_update(of=("self",)).filter(outlet__in=outlets(run_outlets(actor)), until=None)
    car = rows.filter(id=demo_car).first()
    if car is None:
        raise NotFound()
    check_times(times, now=now())
    for starts, ends in times:
        if SlotRow.objects.filter(demo_car=car, starts__lt=ends, ends__gt=starts).exists():
            raise SlotsOverlap(starts=starts, ends=ends)
    slots = [SlotRow(id=new_id(), demo_car=car, starts=starts, ends=ends) for starts, ends in sorted(times)]
    SlotRow.objects.bulk_create(slots)
    fact = SlotsOffered(demo_car=car.id, slots=tuple(slot.id for slot in slots))
    emit(fact, key=car.id, market=car.market, seller=car.seller)


@operation
def open_drive_weeks(actor: Actor, *, outlet: UUID, weeks: int) -> int:
    """Offer the outlet's demo cars for test drives for so many weeks from today: in the hours in which it hands over cars, from
    the day after the last time offered on. Answers how many times were offered, 0 where all were.

    Raises `NotFound`, `NotAllowed` for customers, `BadInput` for none or more than `MOST_WEEKS`.
    """
    desk_only(actor)
    place = outlet_of(run_outlet(actor, outlet))
    if not 0 < weeks <= MOST_WEEKS:
        raise BadInput(field="weeks", reason=f"1 to {MOST_WEEKS}")
    zone, offered = ZoneInfo(place.zone), 0
    last_day = today(place.zone) + timedelta(weeks=weeks)
    for car in DemoCarRow.objects.select_for_update().filter(outlet_id=outlet, until=None).order_by("id"):
        last = SlotRow.objects.filter(demo_car=car).order_by("-starts").first()
        since = max(today(place.zone), today(place.zone) if last is None else last.starts.astimezone(zone).date())
        times = drive_times(
            hours=place.hours,
            zone=place.zone,
            since=since + timedelta(days=1),
            until=last_day,
            after=now(),
            holidays=holidays_at(place, since=since, days=(last_day - since).days + 1),
        )
        if times:
            offer_slots(actor, demo_car=car.id, times=times)
        offered += len(times)
    return offered
