"""What follows by itself once a deal has moved: the build is released, the car is fetched, the deal is settled.

Each step asks its own gate and does nothing while that is closed, so every operation may call it before it saves.
"""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.facts import DealSettled
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.road import roll_to
from murmelbahn.deal.operations.unwind import close_if_unwound, stop_clocks
from murmelbahn.deal.queries.holds import build_holds, settle_holds
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import Customer, Value, Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle import operations as vehicles

PLANT = "PLANT-1"


@operation
def try_settle(actor: Actor, *, deal: UUID) -> None:
    """The clock or the bank may have opened the last gate. It never refuses."""
    desk = take(actor, deal)
    roll_on(desk)
    desk.save_if_changed()


def roll_on(desk: Desk) -> None:
    """Do what is due now, by what the streams say after all that the command has done to them."""
    desk.look_again()
    if desk.row.closed:
        return
    if desk.row.end:
        if close_if_unwound(desk):
            stop_clocks(desk)
        return
    if desk.at(*AFTER_ORDER):
        _release_build(desk)
        _bring_car(desk)
    if desk.at(Value.EARNED):
        _settle(desk)


def _release_build(desk: Desk) -> None:
    if desk.variant is Variant.BUILD_TO_ORDER and desk.row.build is None and not build_holds(desk.seen):
        send_to_plant(desk, PLANT)


def send_to_plant(desk: Desk, plant: str) -> UUID:
    """Ask for the build of the agreed car."""
    row = desk.row
    row.build = vehicles.request_build(
        SYSTEM, deal=row.id, configuration=row.configuration, market=row.market, seller=row.seller, plant=plant
    )
    return row.build


def _bring_car(desk: Desk) -> None:
    """Ask the carrier for the way to the place of delivery; a car that stands there has arrived."""
    row = desk.row
    waiting = desk.at(Vehicle.BUILT) or (desk.variant is Variant.STOCK and desk.at(Vehicle.ALLOCATED))
    if not row.vin or not waiting:
        return
    if vehicles.request_transport(SYSTEM, vin=row.vin, deal=row.id, place=row.place_of_delivery) is None:
        car = desk.seen.car
        roll_to(desk, Vehicle.PREPARED if car and car.prepared else Vehicle.ARRIVED)


def _settle(desk: Desk) -> None:
    if settle_holds(desk.seen):
        return
    desk.move(Customer.SETTLED)
    desk.move(Value.SETTLED)
    desk.row.closed = True
    stop_clocks(desk)
    desk.emit(DealSettled(deal=desk.id, end=None))
