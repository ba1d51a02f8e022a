"""The language in which a product manager writes a model, as pydantic schemas. An unknown word is a fault, never ignored."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from murmelbahn.kernel.periods import Period
from murmelbahn.vehicle.terms.catalogue import ItemKind
from murmelbahn.vehicle.terms.technical import Fuel, Powertrain

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$", max_length=16)]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=32)]
Consumption = Annotated[Decimal, Field(ge=0, le=99, decimal_places=1)]
Phases = tuple[()] | tuple[Consumption, Consumption, Consumption, Consumption]
"""What is not told, or one value for each phase of the cycle."""
Market = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
CHOOSE = re.compile(r"^(\d+)(?:\.\.(\d+|n))?$")


class Part(BaseModel):
    """Every part of the language: fixed once read, and strict about its words."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Validity(Part):
    """Half-open periods: of the order date and of the build date."""

    order_from: date | None = None
    order_to: date | None = None
    build_from: date | None = None
    build_to: date | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        Period(self.order_from, self.order_to)
        Period(self.build_from, self.build_to)
        return self

    @property
    def order(self) -> Period:
        return Period(self.order_from, self.order_to)

    @property
    def build(self) -> Period:
        return Period(self.build_from, self.build_to)


class Head(Validity):
    """`[model]`: what it is, and when and where it can be ordered (no markets named: everywhere)."""

    id: Code
    line: Code
    year: Annotated[int, Field(ge=2000, le=2100)]
    body: Word
    markets: tuple[Market, ...] = ()


class ItemText(Part):
    """`[item.CODE]`: what it is in the car, what it needs fitted, and when and where it exists."""

    kind: ItemKind = ItemKind.HARDWARE
    needs_fitted: tuple[Code, ...] = ()
    valid: Validity = Validity()
    markets: tuple[Market, ...] = ()


class PackageText(ItemText):
    """`[package.CODE]`: an item that brings others."""

    contains: Annotated[tuple[Code, ...], Field(min_length=1)]


class FamilyText(Part):
    """`[family.name]`: how many of its items are chosen; whether a change enters the approval papers (default: it does)."""

    choose: Annotated[str, StringConstraints(pattern=CHOOSE.pattern)]
    items: Annotated[tuple[Code, ...], Field(min_length=1)]
    approval: bool = True

    @property
    def bounds(self) -> tuple[int, int]:
        """At least, at most; `0..n` has no upper bound but the number of items."""
        match = CHOOSE.match(self.choose)
        if match is None:  # the pattern is checked on reading
            raise ValueError(self.choose)
        low, high = int(match[1]), match[2]
        if high is None:
            return low, low
        return low, len(self.items) if high == "n" else int(high)


class RuleText(Part):
    """`[[rule]]`: if this, then that, in these periods and markets; `why` is the key of its sentence."""

    id: Code
    condition: Annotated[str, Field(alias="if")] = ""
    then: str
    why: str
    valid: Validity = Validity()
    markets: tuple[Market, ...] = ()


class TableText(Part):
    """`[[table]]`: the allowed combinations of some families, as CSV."""

    id: Code
    file: str
    kind: Literal["allowed"]
    why: str


class FreezeText(Part):
    """`[[freeze]]`: families that close together before the build week."""

    milestone: Word
    days_before_build: Annotated[int, Field(ge=0, le=365)]
    families: Annotated[tuple[Word, ...], Field(min_length=1)]


class Wltp(Part):
    """WLTP values: g/km, l/100 km, kWh/100 km, km. Of a plug-in, `co2_empty` and `consumption_empty` are with an
    empty battery, `kwh_electric` on the battery alone. `phases` and `phases_kwh`: low, medium, high, extra high, of what it burns
    (a plug-in with an empty battery) and of what it is charged with (a plug-in on the battery alone)."""

    co2: Annotated[int, Field(ge=0, le=999)]
    co2_empty: Annotated[int, Field(ge=0, le=999)] | None = None
    consumption: Annotated[Decimal, Field(ge=0, le=99, decimal_places=1)] = Decimal("0.0")
    kwh: Annotated[Decimal, Field(ge=0, le=99, decimal_places=1)] = Decimal("0.0")
    range: Annotated[int, Field(ge=0, le=2000)] = 0
    consumption_empty: Annotated[Decimal, Field(ge=0, le=99, decimal_places=1)] = Decimal("0.0")
    kwh_electric: Annotated[Decimal, Field(ge=0, le=99, decimal_places=1)] = Decimal("0.0")
    phases: Phases = ()
    phases_kwh: Phases = ()


class TechnicalText(Part):
    """`[[technical]]`: the values of every configuration for which `when` holds."""

    when: str
    fuel: Fuel
    powertrain: Powertrain
    power_kw: Annotated[int, Field(gt=0)]
    engine_cc: Annotated[int, Field(ge=0)]
    mass_kg: Annotated[int, Field(gt=0)]
    seats: Annotated[int, Field(gt=0)]
    emission_standard: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 ._-]+$", max_length=24)]
    wltp: Wltp


class DeltaText(Part):
    """`[[technical_delta]]`: what one item adds to the row's values."""

    item: Code
    co2: int = 0
    consumption: Annotated[Decimal, Field(decimal_places=1)] = Decimal("0.0")
    kwh: Annotated[Decimal, Field(decimal_places=1)] = Decimal("0.0")
    range: int = 0
    mass_kg: int = 0


class ModelText(Part):
    """One file. A model is the file with `[model]` and the files it shares with its sisters."""

    model: Head | None = None
    item: dict[Code, ItemText] = {}
    package: dict[Code, PackageText] = {}
    family: dict[Word, FamilyText] = {}
    rule: tuple[RuleText, ...] = ()
    table: tuple[TableText, ...] = ()
    freeze: tuple[FreezeText, ...] = ()
    technical: tuple[TechnicalText, ...] = ()
    technical_delta: tuple[DeltaText, ...] = ()
