"""A car comes to be."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.fact import to_json
from murmelbahn.kernel.saving import add
from murmelbahn.vehicle.models import Car
from murmelbahn.vehicle.queries._artefacts import artefact_of
from murmelbahn.vehicle.rules import values
from murmelbahn.vehicle.rules.vin import checked
from murmelbahn.vehicle.terms import AsBuilt, CarClass, CarState, ConfigurationView, VinTaken


def car_of(
    *,
    vin: str,
    ordered: ConfigurationView,
    built: AsBuilt | None,
    car_class: CarClass,
    market: str,
    seller: str,
    place: str,
    deal: UUID | None = None,
) -> Car:
    """A car as its plant made it, not yet stored."""
    artefact = artefact_of(ordered.artefact)
    made = built or values.as_forecast(ordered.items, ordered.technical)
    return Car(
        vin=checked(vin),
        configuration=ordered.id,
        model=ordered.model,
        car_class=car_class,
        state=CarState.ALLOCATED if deal else CarState.FREE,
        market=market,
        seller=seller,
        place=place,
        deal=deal,
        items=list(made.items),
        features=list(values.features(artefact, made.items)),
        technical=to_json(values.individual(values.technical(artefact, made.items), made)),
    )


def enter_built(car: Car) -> Car:
    """Store a car that just left the line: its VIN is new to the house, or the plant gave it to two cars. Raises `VinTaken`."""
    if not add(car, unless="vin"):
        raise VinTaken(vin=car.vin)
    return car


def enter(car: Car) -> Car:
    """Store a car, or find the one that is there already with this VIN. Raises `VinTaken` when they are not the same."""
    if add(car, unless="vin"):
        return car
    there = Car.objects.get(vin=car.vin)
    same = ("configuration", "market", "seller", "items", "technical")
    if any(getattr(there, column) != getattr(car, column) for column in same):
        raise VinTaken(vin=car.vin)
    return there
