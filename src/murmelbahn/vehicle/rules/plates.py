"""Registration: when a plate may be asked for, and what the answers mean."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.vehicle.rules.standing import Standing
from murmelbahn.vehicle.terms.car import CarState, RegistrationState, RegistrationView
from murmelbahn.vehicle.terms.refusals import (
    AlreadyRegistered,
    CarDamaged,
    CarNotHeld,
    CarNotHere,
    CarNotPrepared,
    CarStopped,
    NotRegistered,
)


def may_request(car: Standing, newest: RegistrationView | None, *, deal: UUID, keeper: UUID, place: str) -> bool:
    """True: ask the authority. False: the same request runs already, or was granted. Raises what stands against it."""
    if newest is not None and newest.state in (RegistrationState.REQUESTED, RegistrationState.REGISTERED):
        if (newest.deal, newest.keeper, newest.place) == (deal, keeper, place):
            return False
        raise AlreadyRegistered(vin=car.vin)
    if car.deal != deal or car.state not in (CarState.ALLOCATED, CarState.HANDED_OVER):
        raise CarNotHeld(vin=car.vin)
    if car.state is CarState.ALLOCATED:
        _ready(car)
    return True


def _ready(car: Standing) -> None:
    """Before handover the car must stand at its place, prepared, with nothing against it."""
    if not car.arrived:
        raise CarNotHere(vin=car.vin)
    if car.stops:
        raise CarStopped(vin=car.vin, reasons=car.stops)
    if car.damage:
        raise CarDamaged(vin=car.vin, damage=car.damage)
    if not car.prepared:
        raise CarNotPrepared(vin=car.vin)


def is_news(newest: RegistrationView | None, *, vin: str, answer: RegistrationState) -> bool:
    """Whether an answer changes anything: the same answer again does not. Raises `NotRegistered` when none is awaited."""
    if newest is not None and newest.state is answer:
        return False
    awaited = RegistrationState.REGISTERED if answer is RegistrationState.DEREGISTERED else RegistrationState.REQUESTED
    if newest is None or newest.state is not awaited:
        raise NotRegistered(vin=vin)
    return True


def first_day(car: Standing, on: date) -> date:
    """The day of first registration: the first there was."""
    return car.first_registration if car.first_registration is not None else on
