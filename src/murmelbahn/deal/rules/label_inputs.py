"""From a car's label to what the costs on it are computed from."""

from __future__ import annotations

from datetime import date

from murmelbahn.markets.terms import Fuel, LabelInputs
from murmelbahn.vehicle.terms import Label, Powertrain


def label_inputs(label: Label, *, registered: date) -> LabelInputs:
    """Of a plug-in both the fuel and the electricity count, as they are weighted."""
    electric = label.powertrain is Powertrain.BATTERY_ELECTRIC
    return LabelInputs(
        fuel=None if electric else Fuel(label.fuel.value),
        engine_cc=label.engine_cc,
        co2_g_km=label.co2_g_km,
        litres_100km=label.consumption_l_100km,
        kwh_100km=label.consumption_kwh_100km,
        registered=registered,
    )
