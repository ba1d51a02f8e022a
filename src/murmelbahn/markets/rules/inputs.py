"""Inputs that cannot be are refused before anything is computed."""

from collections.abc import Sequence

from murmelbahn.markets.terms import InputInvalid, Powertrain, PricedAmount, TaxInputs

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
MOST = 100_000
EMISSION_STANDARDS = frozenset(
    {f"euro_{step}" for step in range(8)}
    | {"euro_6a", "euro_6b", "euro_6c", "euro_6d", "euro_6d_temp", "euro_6e", "euro_6e_bis"}
)


def check_inputs(currency: str, amounts: Sequence[PricedAmount], inputs: TaxInputs) -> None:
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
    if inputs.powertrain in (Powertrain.ELECTRIC, Powertrain.FUEL_CELL) and inputs.co2_g_km:
        raise InputInvalid(field="co2_g_km", reason="a car without combustion emits no CO2")
