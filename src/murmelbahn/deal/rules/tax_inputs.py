"""From a car's technical values to the inputs of tax rules: one word per thing on each side, translated here once."""

from __future__ import annotations

from datetime import date

from murmelbahn.markets.terms import Fuel as TaxFuel
from murmelbahn.markets.terms import Powertrain as TaxPowertrain
from murmelbahn.markets.terms import StockClass, TaxInputs
from murmelbahn.vehicle.terms import CarClass, CarView, Powertrain, Technical

_POWERTRAIN = {
    Powertrain.MILD_HYBRID: TaxPowertrain.MILD_HYBRID,
    Powertrain.PLUG_IN: TaxPowertrain.PLUG_IN_HYBRID,
    Powertrain.BATTERY_ELECTRIC: TaxPowertrain.ELECTRIC,
}
_STOCK_CLASS = {
    CarClass.DEMONSTRATOR: StockClass.DEMONSTRATOR,
    CarClass.DAY_REGISTRATION: StockClass.DAY_REGISTRATION,
    CarClass.RETURNED: StockClass.RETURNED,
}
_HYBRIDS = (Powertrain.MILD_HYBRID, Powertrain.PLUG_IN)


def tax_inputs(technical: Technical, *, region: str, car: CarView | None, contract_date: date | None) -> TaxInputs:
    """What the market's calculators are given. What is not known stays None, so that a rule that needs it refuses."""
    return TaxInputs(
        powertrain=_POWERTRAIN.get(technical.powertrain, TaxPowertrain(technical.fuel.value)),
        fuel=TaxFuel(technical.fuel.value) if technical.powertrain in _HYBRIDS else None,
        co2_g_km=technical.co2_g_km,
        power_kw=technical.power_kw,
        mass_kg=technical.mass_kg,
        engine_cc=technical.engine_cc,
        electric_range_km=technical.electric_range_km,
        emission_standard=_standard(technical.emission_standard),
        region=region or None,
        first_registration=car.first_registration if car else None,
        stock_class=_STOCK_CLASS.get(car.car_class) if car else None,
        contract_date=contract_date,
    )


def _standard(on_papers: str) -> str | None:
    """`Euro 6e-bis` as the tax rules write it; a car without combustion engine (`AX`) has no Euro standard."""
    code = on_papers.lower().replace(" ", "_").replace("-", "_")
    return code if code.startswith("euro_") else None
