"""Demo cars and the times in which they may be driven."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail.facts import DemoCarAdded, SlotsOffered
from murmelbahn.retail.models import DemoCarRow, SlotRow
from murmelbahn.retail.operations._rows import desk_only, run_outlet
from murmelbahn.retail.queries.visibility import outlets, run_outlets
from murmelbahn.retail.rules.drives import check_times
from murmelbahn.retail.terms import DemoCarTaken, SlotsOverlap


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
