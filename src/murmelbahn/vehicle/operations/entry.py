"""Cars come to be: as stock, or at the end of the line."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.fact import to_json
from murmelbahn.vehicle.facts import CarStocked
from murmelbahn.vehicle.models import Car
from murmelbahn.vehicle.operations.keeping import tell
from murmelbahn.vehicle.queries.artefacts import artefact_of
from murmelbahn.vehicle.queries.configuration import configuration as saved
from murmelbahn.vehicle.rules import rights, stock, values
from murmelbahn.vehicle.rules.vin import checked
from murmelbahn.vehicle.terms import AsBuilt, CarClass, CarState, ConfigurationView, VinTaken


@operation
def add_stock_car(
    actor: Actor,
    *,
    vin: str,
    configuration: UUID,
    car_class: CarClass,
    market: str,
    seller: str,
    place: str,
    as_built: AsBuilt | None = None,
    odometer_km: int = 0,
    first_registration: date | None = None,
    arrived: bool = True,
) -> UUID:
    """Enter a car of the national company's stock; without `as_built` it is built as configured.

    Again with the same content: the same id. Raises `BadVin`, `VinTaken`, `NeverNewAgain`, `NotFound`.
    """
    rights.answers(actor)
    stock.enter(car_class, first_registration)
    car = car_of(
        vin=vin,
        ordered=saved(actor, configuration=configuration),
        built=as_built,
        car_class=car_class,
        market=market,
        seller=seller,
        place=place,
    )
    car.odometer_km, car.first_registration, car.arrived = odometer_km, first_registration, arrived
    entered = enter(car)
    if entered is car:
        told = CarStocked(
            car=car.id, vin=car.vin, configuration=configuration, car_class=CarClass(car_class), place=place
        )
        tell(car, told)
    return entered.id


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


def enter(car: Car) -> Car:
    """Store a car, or find the one that is there already with this VIN. Raises `VinTaken` when they are not the same."""
    Car.objects.bulk_create([car], ignore_conflicts=True)
    there = Car.objects.get(vin=car.vin)
    if there.id == car.id:
        return car
    same = ("configuration", "market", "seller", "items", "technical")
    if any(getattr(there, column) != getattr(car, column) for column in same):
        raise VinTaken(vin=car.vin)
    return there
