"""From the carrier to the customer's door: arrival, damage, preparation, delivery stops."""

from __future__ import annotations

from dataclasses import asdict

from murmelbahn.vehicle.facts import CarArrived, CarPrepared, CarRepaired, DeliveryStopped, StopLifted
from murmelbahn.vehicle.rules.standing import NOTHING, Move, Standing
from murmelbahn.vehicle.terms.car import CarState, Checks
from murmelbahn.vehicle.terms.refusals import CarDamaged, CarGone, CarNotHere, CarStopped


def arrive(car: Standing, *, place: str, damage: str | None) -> Move:
    """The car stands at the place. A damage takes its preparation away."""
    _still_here(car)
    noted = damage or ""
    if car.arrived and car.place == place and car.damage == noted:
        return NOTHING
    return Move(
        changes={
            "place": place,
            "arrived": True,
            "damage": noted,
            "prepared": car.prepared and not noted and car.place == place,
        },
        facts=(CarArrived(car=car.car, vin=car.vin, deal=car.deal, place=place, damaged=bool(noted)),),
    )


def repair(car: Standing) -> Move:
    """The damage is mended."""
    if not car.damage:
        return NOTHING
    return Move(changes={"damage": ""}, facts=(CarRepaired(car=car.car, vin=car.vin, deal=car.deal),))


def prepare(car: Standing, *, checks: Checks) -> Move:
    """Write the checklist down; complete, it makes the car prepared."""
    _still_here(car)
    if not car.arrived:
        raise CarNotHere(vin=car.vin)
    if not checks.complete:
        return Move(changes={"checks": asdict(checks), "prepared": False})
    if car.damage:
        raise CarDamaged(vin=car.vin, damage=car.damage)
    if car.stops:
        raise CarStopped(vin=car.vin, reasons=car.stops)
    if car.prepared:
        return NOTHING
    return Move(
        changes={"checks": asdict(checks), "prepared": True},
        facts=(CarPrepared(car=car.car, vin=car.vin, deal=car.deal),),
    )


def stop(car: Standing, *, reason: str) -> Move:
    """One more reason that holds the car back."""
    if reason in car.stops:
        return NOTHING
    return Move(
        changes={"stops": [*car.stops, reason]},
        facts=(DeliveryStopped(car=car.car, vin=car.vin, deal=car.deal, reason=reason),),
    )


def lift(car: Standing, *, reason: str) -> Move:
    """One reason less."""
    if reason not in car.stops:
        return NOTHING
    return Move(
        changes={"stops": [other for other in car.stops if other != reason]},
        facts=(StopLifted(car=car.car, vin=car.vin, deal=car.deal, reason=reason),),
    )


def leave(car: Standing) -> Move:
    """A carrier takes the car away: it stands nowhere until it arrives."""
    _still_here(car)
    if not car.arrived:
        return NOTHING
    return Move(changes={"arrived": False, "prepared": False})


def _still_here(car: Standing) -> None:
    if car.state is CarState.HANDED_OVER:
        raise CarGone(vin=car.vin)
