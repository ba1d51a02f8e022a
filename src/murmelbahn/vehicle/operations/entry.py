"""Cars come to be as stock."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle.facts import CarStocked
from murmelbahn.vehicle.operations._entry import car_of, enter
from murmelbahn.vehicle.operations._keeping import tell
from murmelbahn.vehicle.queries.configuration import configuration as saved
from murmelbahn.vehicle.rules import rights, stock
from murmelbahn.vehicle.terms import AsBuilt, CarClass


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

    Again with the same content: the same id. Raises `BadVin`, `VinTaken`, `NeverNewAgain`, `NotFound`, `NotAllowed`
    in another's market.
    """
    rights.enters(actor, market)
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
