"""Corvane's text as the tests read it, and a small model to break."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import murmelbahn
from murmelbahn.vehicle.rules.model.release import Release, compile_release

CORVANE = Path(murmelbahn.__file__).parent / "sandbox" / "data" / "corvane"
MODELS = ("lenne", "arve", "tarn", "sorgue", "vire", "nera")


def files(model: str) -> dict[str, str]:
    own = f"models/{model}.toml"
    tables = tomllib.loads((CORVANE / own).read_text()).get("table", [])
    names = ["brand.toml", own, "texts/de.toml", "texts/en.toml", *(table["file"] for table in tables)]
    return {name: (CORVANE / name).read_text() for name in names}


@cache
def released(model: str) -> Release:
    return compile_release(files(model), with_notes=True)


SMALL = {
    "car.toml": """\
[model]
id = "S1"
line = "S"
year = 2027
body = "sedan"

[item.E1]
[item.E2]
[item.R1]
[item.S1W]
kind = "software"
needs_fitted = ["R1"]

[family.engine]
choose = "1"
items = ["E1", "E2"]

[family.extras]
choose = "0..n"
items = ["R1", "S1W"]
approval = false

[[rule]]
id = "R01"
if = "engine=E1"
then = "!R1"
why = "rule.one"

[[table]]
id = "T01"
file = "allowed.csv"
kind = "allowed"
why = "rule.one"

[[freeze]]
milestone = "assembly"
days_before_build = 14
families = ["engine"]

[[technical]]
when = "engine=E1"
fuel = "petrol"
powertrain = "combustion"
power_kw = 80
engine_cc = 999
mass_kg = 1200
seats = 5
emission_standard = "Euro 6e"
wltp = { co2 = 120, consumption = 5.2 }

[[technical]]
when = "engine=E2"
fuel = "electric"
powertrain = "battery_electric"
power_kw = 120
engine_cc = 0
mass_kg = 1500
seats = 5
emission_standard = "electric"
wltp = { co2 = 0, kwh = 15.1, range = 400 }

[[technical_delta]]
item = "R1"
co2 = 2
kwh = 0.3
range = -7
mass_kg = 10
""",
    "allowed.csv": "engine,from,to,markets\n*,,,\n",
    "texts/en.toml": "\n".join(
        f'"{key}" = "{key}"'
        for key in (
            *("model.S1", "family.engine", "family.extras", "rule.one"),
            *("item.E1", "item.E2", "item.R1", "item.S1W"),
        )
    ),
}


def small(**replaced: tuple[str, str]) -> dict[str, str]:
    """The small model with one piece of text replaced in a file: `small(car=("old", "new"))`."""
    names = {"car": "car.toml", "allowed": "allowed.csv", "texts": "texts/en.toml"}
    changed = dict(SMALL)
    for short, (old, new) in replaced.items():
        name = names[short]
        if old not in changed[name]:
            raise ValueError(f"{old} is not in {name}")
        changed[name] = changed[name].replace(old, new, 1)
    return changed
