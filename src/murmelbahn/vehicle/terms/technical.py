"""Technical values of a car: what taxes, labels and type approval ask for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

PHASES = ("low", "medium", "high", "extra_high")
"""The phases of the WLTP (Regulation (EU) 2017/1151, annex XXI): labels call them city, suburb, country road, motorway."""


class Fuel(StrEnum):
    """What the car is refuelled or charged with first."""

    PETROL = "petrol"
    DIESEL = "diesel"
    ELECTRIC = "electric"


class Powertrain(StrEnum):
    """How the car is driven; registration taxes differ by it."""

    COMBUSTION = "combustion"
    MILD_HYBRID = "mild_hybrid"
    PLUG_IN = "plug_in"
    BATTERY_ELECTRIC = "battery_electric"


@dataclass(frozen=True, slots=True, kw_only=True)
class Technical:
    """WLTP and type-approval values of one configuration, or of one built car.

    `co2_g_km` and consumptions are WLTP combined, for a plug-in weighted combined; `co2_empty_g_km` is the value with
    an empty battery (equal to `co2_g_km` for all others). `mass_kg` is the mass in running order (EU 2021/535).
    Of a plug-in, `consumption_empty_l_100km` is with an empty battery and `kwh_electric_100km` while it drives on the battery
    alone; 0 where the maker has not told them, and for all others. `phases_l_100km`, `phases_kwh_100km`: consumption in the
    `PHASES` of the cycle, of a plug-in with an empty battery and on the battery alone; empty where it is not told.
    """

    fuel: Fuel
    powertrain: Powertrain
    power_kw: int
    engine_cc: int
    mass_kg: int
    co2_g_km: int
    co2_empty_g_km: int
    consumption_l_100km: Decimal
    consumption_kwh_100km: Decimal
    electric_range_km: int
    emission_standard: str
    seats: int
    consumption_empty_l_100km: Decimal = Decimal("0.0")
    kwh_electric_100km: Decimal = Decimal("0.0")
    phases_l_100km: tuple[Decimal, ...] = ()
    phases_kwh_100km: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The facts a consumption label shows (Directive 1999/94/EC; classes A to G: Pkw-EnVKV of 2024-02-23, annex 1).

    `co2_class_empty` is given for plug-ins only, whose label names both classes, and what it needs with an empty battery and on
    the battery alone.
    """

    co2_g_km: int
    co2_class: str
    co2_class_empty: str | None
    consumption_l_100km: Decimal
    consumption_kwh_100km: Decimal
    electric_range_km: int
    fuel: Fuel
    powertrain: Powertrain
    co2_empty_g_km: int = 0
    consumption_empty_l_100km: Decimal = Decimal("0.0")
    kwh_electric_100km: Decimal = Decimal("0.0")
    engine_cc: int = 0
    phases_l_100km: tuple[Decimal, ...] = ()
    phases_kwh_100km: tuple[Decimal, ...] = ()

    @property
    def fuel_phases(self) -> tuple[tuple[str, Decimal], ...]:
        """What it burns in each phase of the cycle, by the phase's name."""
        return tuple(zip(PHASES, self.phases_l_100km, strict=False))

    @property
    def power_phases(self) -> tuple[tuple[str, Decimal], ...]:
        """The same of what it is charged with."""
        return tuple(zip(PHASES, self.phases_kwh_100km, strict=False))
