"""Released models and the stock a demo begins with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import today
from murmelbahn.sandbox.queries import source
from murmelbahn.sandbox.rules.draw import Draw
from murmelbahn.sandbox.rules.vins import vin
from murmelbahn.sandbox.rules.wish import choices
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarClass, Checks, ContradictoryChoices

Once = Callable[..., Any]

READY = Checks(inspection=True, second_key=True, papers=True, software=True)
USED = {CarClass.DEMONSTRATOR: 2_400, CarClass.DAY_REGISTRATION: 20, CarClass.RETURNED: 900}
"""Odometer of classes that were registered before."""


def release_models() -> None:
    """All models of the maker."""
    for name in source.model_names():
        vehicles.release_model(SYSTEM, files=source.model_files(name))


def configure(market: str, model: str, draw: Draw, *, order: date, build: date, once: Once | None = None) -> UUID:
    """Random wishes, completed by the reasoner and kept as a configuration. A wish that the ones before it rule out is
    given up, as a person would."""
    catalogue = vehicle.model_catalogue(SYSTEM, model=model, market=market, order_date=order, build_date=build)
    wished = list(choices(draw, [(one.code, one.items, one.at_least) for one in catalogue.families]))
    while True:
        try:
            items = vehicle.complete(SYSTEM, artefact=catalogue.artefact, choices=wished)
            break
        except ContradictoryChoices:
            wished.pop()
    content: dict[str, Any] = {
        "model": model,
        "items": items,
        "market": market,
        "order_date": order,
        "build_date": build,
    }
    if once is not None:
        saved: UUID = once(vehicles.save_configuration, SYSTEM, **content)
        return saved
    return vehicles.save_configuration(SYSTEM, **content)


def fill_stock(cars: int) -> None:
    """So many cars over both markets, all models and all classes, each prepared at an outlet."""
    day = today()
    classes, agents = list(CarClass), source.agents()
    sellers = {one["market"]: one["code"] for one in source.network()["seller"]}
    models = [
        one.model for one in vehicle.models(SYSTEM, market="DE", order_date=day, build_date=day + timedelta(days=60))
    ]
    for number in range(cars):
        spec = agents[number % len(agents)]
        car_class = classes[number // len(agents) % len(classes)]
        model = models[number % len(models)]
        own = vin(model, "S", number + 1)
        used = car_class in USED
        vehicles.add_stock_car(
            SYSTEM,
            vin=own,
            configuration=configure(
                spec.market, model, Draw("stock", number), order=day, build=day + timedelta(days=60)
            ),
            car_class=car_class,
            market=spec.market,
            seller=sellers[spec.market],
            place=spec.code,
            odometer_km=USED.get(car_class, 0),
            first_registration=day - timedelta(days=70) if used else None,
            arrived=car_class is not CarClass.PIPELINE,
        )
        if car_class is not CarClass.PIPELINE:
            vehicles.record_preparation(SYSTEM, vin=own, checks=READY)
