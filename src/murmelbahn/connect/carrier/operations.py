"""The simulated carrier's job list."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from murmelbahn.connect.carrier import simulator
from murmelbahn.connect.carrier.messages import STEPS, Answer, Delivered, Status, Transport
from murmelbahn.connect.facts import CarrierDue
from murmelbahn.connect.models import Shipment
from murmelbahn.connect.queries import outside
from murmelbahn.connect.rules import border
from murmelbahn.connect.rules.slots import slot, slot_on
from murmelbahn.connect.terms import World
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation, today
from murmelbahn.vehicle.terms import Milestone

DAY = {
    Milestone.PICKED_UP: "pickup",
    Milestone.COMPOUND: "compound",
    Milestone.LAST_LEG: "last_leg",
    Milestone.ARRIVED: "arrival",
}


@operation
def take(actor: Actor, *, content: bytes, market: str, seller: str) -> UUID | None:
    """The carrier receives a transport order; another one for the same car replaces it. Returns the shipment."""
    told: Transport = border.read(Transport, content, World.CARRIER)
    drawn = outside(SYSTEM, subject=told.subject)
    if drawn.happens("carrier.silent"):
        return None
    Shipment.objects.filter(vin=told.vin, open=True).update(open=False)
    plan = simulator.plan(drawn, nth=Shipment.objects.filter(subject=told.subject).count(), today=today())
    row = Shipment.objects.create(
        vin=told.vin,
        subject=told.subject,
        market=market,
        seller=seller,
        origin=told.origin,
        place=told.place,
        promised=plan.promised,
        pickup=plan.pickup,
        compound=plan.compound,
        last_leg=plan.last_leg,
        arrival=plan.arrival,
        damage=plan.damage,
    )
    for step in STEPS:
        _alarm(row, CarrierDue(shipment=row.id, step=step), slot_on(getattr(row, DAY[step])))
    return row.id


@operation
def speak(actor: Actor, *, due: CarrierDue) -> bytes:
    """Write the message that is due; no bytes when another order replaced this one."""
    row = Shipment.objects.select_for_update().get(id=due.shipment)
    step = Milestone(due.step)
    if not due.again:
        if not row.open:
            return b""
        if step is Milestone.ARRIVED:
            row.open = False
            row.save(update_fields=["open"])
        if outside(SYSTEM, subject=row.subject).happens("carrier.speaks_twice", step, row.pickup):
            again = CarrierDue(shipment=row.id, step=step, again=True)
            _alarm(row, again, slot(now() + timedelta(hours=30)))
    return border.write(_message(row, step))


def _message(row: Shipment, step: Milestone) -> Answer:
    at, number = slot_on(getattr(row, DAY[step])), STEPS.index(step) + 1
    if step is Milestone.ARRIVED:
        return Delivered(shipment=row.id, number=number, vin=row.vin, place=row.place, at=at, damage=row.damage)
    late_known = step is Milestone.LAST_LEG
    return Status(
        shipment=row.id,
        number=number,
        vin=row.vin,
        milestone=step,
        at=at,
        estimate=row.arrival if late_known else row.promised,
        spread_days=simulator.SPREAD[step],
    )


def _alarm(row: Shipment, due: CarrierDue, at: datetime) -> None:
    name = f"{row.id}.{due.step}{'.again' if due.again else ''}"
    timers.set_timer(due, key=row.subject, name=name, due=at, market=row.market, seller=row.seller)
