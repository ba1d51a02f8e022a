"""Inputs that cannot be are refused before anything is computed."""

from collections.abc import Sequence

from murmelbahn.markets.rules.regions import Regions
from murmelbahn.markets.terms import Fuel, InputInvalid, Powertrain, PricedAmount, TaxInputs

QUANTITIES = (
    "co2_g_km",
    "power_kw",
    "mass_kg",
    "max_mass_kg",
    "engine_cc",
    "electric_range_km",
    "nox",
    "fiscal_power",
    "seats",
)
MOST, MOST_CO2 = 100_000, 2_000
WITHOUT_ENGINE = (Powertrain.ELECTRIC, Powertrain.FUEL_CELL)
BURNS = {Powertrain.PETROL: frozenset(Fuel) - {Fuel.DIESEL}, Powertrain.DIESEL: frozenset({Fuel.DIESEL})}
"""Powertrains that say themselves what the engine burns; gas and ethanol burn in an engine for petrol."""
EMISSION_STANDARDS = frozenset(
    {f"euro_{step}" for step in range(8)}
    | {"euro_6a", "euro_6b", "euro_6c", "euro_6d", "euro_6d_temp", "euro_6e", "euro_6e_bis"}
)


def check_inputs(currency: str, amounts: Sequence[PricedAmount], inputs: TaxInputs, regions: Regions) -> None:
    """Raises `InputInvalid` naming the field."""
    if not amounts:
        raise InputInvalid(field="amounts", reason="a price has at least one amount")
    for item in amounts:
        if item.amount.currency != currency:
            raise InputInvalid(field=item.code, reason=f"{item.amount.currency} is not {currency}")
    declared = inputs.declared_value
    if declared is not None and (declared.currency != currency or declared.amount < 0):
        raise InputInvalid(field="declared_value", reason=f"{declared} is no value in {currency}")
    for name in QUANTITIES:
        given = getattr(inputs, name)
        if given is not None and given < 0:
            raise InputInvalid(field=name, reason="less than nothing")
        if given is not None and given > MOST:
            raise InputInvalid(field=name, reason="more than any car has")
    standard = inputs.emission_standard
    if standard is not None and standard not in EMISSION_STANDARDS:
        raise InputInvalid(
            field="emission_standard", reason=f"{standard} is none of {', '.join(sorted(EMISSION_STANDARDS))}"
        )
    regions.check(inputs.region)
    _check_engine(inputs)


def _check_engine(inputs: TaxInputs) -> None:
    """Powertrain, fuel and CO2 speak of one car. A zero where an engine burns is a value that nobody knew."""
    powertrain, fuel, co2 = inputs.powertrain, inputs.fuel, inputs.co2_g_km
    if co2 is not None and co2 > MOST_CO2:
        raise InputInvalid(field="co2_g_km", reason="more than any car has")
    if powertrain in WITHOUT_ENGINE:
        if co2:
            raise InputInvalid(field="co2_g_km", reason="a car without combustion emits no CO2")
        if fuel is not None:
            raise InputInvalid(field="fuel", reason="a car without combustion burns no fuel")
    elif powertrain is not None and co2 == 0:
        raise InputInvalid(
            field="co2_g_km", reason="a car with an engine emits CO2; leave it out where it is not known"
        )
    if powertrain in BURNS and fuel is not None and fuel not in BURNS[powertrain]:
        raise InputInvalid(field="fuel", reason=f"the powertrain says {powertrain}")
