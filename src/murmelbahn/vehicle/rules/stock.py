"""For whom a car is: held, bound, free again."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from murmelbahn.vehicle.facts import CarAllocated, CarHandedOver, CarHeld, CarReleased, CarReturned
from murmelbahn.vehicle.rules.standing import NOTHING, Move, Standing
from murmelbahn.vehicle.terms.car import CarClass, CarState, ReleaseReason
from murmelbahn.vehicle.terms.refusals import (
    CarDamaged,
    CarGone,
    CarNotHandedOver,
    CarNotHeld,
    CarNotPrepared,
    CarStopped,
    CarTaken,
    HoldTooEarly,
    NeverNewAgain,
    OdometerBackwards,
)

UNUSED = (CarClass.NEW, CarClass.PIPELINE)


def enter(car_class: CarClass, first_registration: date | None) -> None:
    """A car that was ever registered is not new stock. Raises `NeverNewAgain`."""
    if first_registration is not None and car_class in UNUSED:
        raise NeverNewAgain(first_registration=first_registration, car_class=car_class)


def hold(car: Standing, *, deal: UUID, until: datetime, now: datetime) -> Move:
    """Keep a free car, or prolong one's own hold; a bound car of the same deal stays bound."""
    if until <= now:
        raise HoldTooEarly(until=until)
    if not _open_to(car, deal):
        raise CarTaken(vin=car.vin)
    if car.state is CarState.ALLOCATED or (car.state is CarState.HELD and car.held_until == until):
        return NOTHING
    return Move(
        changes={"state": CarState.HELD, "deal": deal, "held_until": until},
        facts=(CarHeld(car=car.car, vin=car.vin, deal=deal, until=until),),
    )


def allocate(car: Standing, *, deal: UUID) -> Move:
    """Bind the car to the deal. Held or bound for another deal: `CarTaken`."""
    if not _open_to(car, deal):
        raise CarTaken(vin=car.vin)
    if car.state is CarState.ALLOCATED:
        return NOTHING
    return Move(
        changes={"state": CarState.ALLOCATED, "deal": deal, "held_until": None},
        facts=(CarAllocated(car=car.car, vin=car.vin, deal=deal),),
    )


def release(car: Standing, *, deal: UUID, reason: ReleaseReason) -> Move:
    """Free the car. One that was registered meanwhile comes back as a day registration, never as new."""
    if car.state is CarState.HANDED_OVER and car.deal == deal:
        raise CarGone(vin=car.vin)
    if car.state is CarState.FREE:
        return NOTHING
    if car.deal != deal:
        raise CarTaken(vin=car.vin)
    return Move(
        changes={"state": CarState.FREE, "deal": None, "held_until": None, "car_class": _class_in_stock(car)},
        facts=(CarReleased(car=car.car, vin=car.vin, deal=deal, reason=reason),),
    )


def lapse(car: Standing, *, deal: UUID, until: datetime) -> Move:
    """The hold's alarm rang: free the car, unless it was prolonged, bound or given up since."""
    if car.state is not CarState.HELD or car.deal != deal or car.held_until != until:
        return NOTHING
    return release(car, deal=deal, reason=ReleaseReason.EXPIRED)


def hand_over(car: Standing, *, deal: UUID, odometer_km: int, on: date) -> Move:
    """The car is the customer's. It must be bound to the deal, prepared, and held back by nothing."""
    if car.state is CarState.HANDED_OVER and car.deal == deal:
        return NOTHING
    if car.state is not CarState.ALLOCATED or car.deal != deal:
        raise CarNotHeld(vin=car.vin)
    if car.stops:
        raise CarStopped(vin=car.vin, reasons=car.stops)
    if car.damage:
        raise CarDamaged(vin=car.vin, damage=car.damage)
    if not car.prepared:
        raise CarNotPrepared(vin=car.vin)
    _forward(car, odometer_km)
    return Move(
        changes={"state": CarState.HANDED_OVER, "odometer_km": odometer_km, "handed_over_on": on},
        facts=(CarHandedOver(car=car.car, vin=car.vin, deal=deal, odometer_km=odometer_km, on=on),),
    )


def give_back(car: Standing, *, odometer_km: int, inspection: str) -> Move:
    """The car is back: class `returned`, free, to be prepared anew."""
    if car.state is CarState.FREE and car.car_class is CarClass.RETURNED and car.odometer_km == odometer_km:
        return NOTHING
    if car.state is not CarState.HANDED_OVER or car.deal is None:
        raise CarNotHandedOver(vin=car.vin)
    _forward(car, odometer_km)
    fact = CarReturned(car=car.car, vin=car.vin, deal=car.deal, odometer_km=odometer_km, car_class=CarClass.RETURNED)
    return Move(
        changes={
            "state": CarState.FREE,
            "deal": None,
            "car_class": CarClass.RETURNED,
            "odometer_km": odometer_km,
            "inspection": inspection,
            "prepared": False,
            "checks": None,
        },
        facts=(fact,),
    )


def _open_to(car: Standing, deal: UUID) -> bool:
    return car.state is CarState.FREE or (car.deal == deal and car.state is not CarState.HANDED_OVER)


def _class_in_stock(car: Standing) -> CarClass:
    if car.first_registration is not None and car.car_class in UNUSED:
        return CarClass.DAY_REGISTRATION
    return car.car_class


def _forward(car: Standing, odometer_km: int) -> None:
    if odometer_km < car.odometer_km:
        raise OdometerBackwards(odometer_km=odometer_km, last_km=car.odometer_km)
