"""What the tests of this room start from: Corvane's models released, one configuration, one car."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import murmelbahn
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.vehicle import operations, queries
from murmelbahn.vehicle.terms import CarClass, Checks, ConfigurationView

CORVANE = Path(murmelbahn.__file__).parent / "sandbox" / "data" / "corvane"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ORDERED, BUILT = date(2026, 11, 24), date(2027, 1, 18)
READY = Checks(inspection=True, second_key=True, papers=True, software=True)
SELLER = "CORVANE-DE"
VIN = "WVCAV2ZZZ7C000001"


def files(model: str) -> dict[str, str]:
    """All the text one model is made of."""
    own = f"models/{model}.toml"
    tables = tomllib.loads((CORVANE / own).read_text()).get("table", [])
    names = ["brand.toml", own, "texts/de.toml", "texts/en.toml", *(table["file"] for table in tables)]
    return {name: (CORVANE / name).read_text() for name in names}


def release(model: str = "arve") -> UUID:
    return operations.release_model(SYSTEM, files=files(model))


def configured(*choices: str, model: str = "AV2", build_date: date = BUILT) -> ConfigurationView:
    """A saved configuration with these choices, completed with fewest items."""
    artefact = queries.model_catalogue(
        SYSTEM, model=model, market="DE", order_date=ORDERED, build_date=build_date
    ).artefact
    items = queries.complete(SYSTEM, artefact=artefact, choices=choices)
    saved = operations.save_configuration(
        SYSTEM, model=model, items=items, market="DE", order_date=ORDERED, build_date=build_date
    )
    return queries.configuration(SYSTEM, configuration=saved)


def stocked(vin: str = VIN, *choices: str, car_class: CarClass = CarClass.NEW) -> UUID:
    release()
    return operations.add_stock_car(
        SYSTEM,
        vin=vin,
        configuration=configured(*choices).id,
        car_class=car_class,
        market="DE",
        seller=SELLER,
        place="HH-1",
    )
