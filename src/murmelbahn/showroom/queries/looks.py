"""How a configuration looks: its items looked up in the maker's table of looks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from murmelbahn.ui.files import read_toml
from murmelbahn.ui.terms import CarLook
from murmelbahn.vehicle.terms import Powertrain

LOOKS = Path(__file__).resolve().parent.parent / "data" / "looks.toml"
PLAIN = "#9aa1a8"


def look_of(model: str, body: str, items: Iterable[str], powertrain: Powertrain) -> CarLook:
    """The look of a car with these items."""
    table = _table()
    colour, wheels, roof, matt = PLAIN, 18, "", False
    for item in items:
        colour = table["colour"].get(item, colour)
        wheels = table["wheels"].get(item, wheels)
        roof = table["roof"].get(item, roof)
        matt = matt or item in table["matt"]
    return CarLook(
        body=body,
        colour=colour,
        matt=matt,
        wheels=wheels,
        roof=roof,
        length=table["length"].get(model, 0.95),
        closed=powertrain is Powertrain.BATTERY_ELECTRIC,
    )


def colour_of(item: str) -> str:
    """The colour of a paint for its sample; empty for anything else."""
    found: str = _table()["colour"].get(item, "")
    return found


def pictured_in(model: str) -> tuple[str, ...]:
    """The paint in which a model is shown among the others, if the maker has one in mind."""
    code = _table()["pictured"].get(model)
    return (code,) if code else ()


@cache
def _table() -> dict[str, dict[str, Any]]:
    return read_toml(LOOKS, figures=float)
