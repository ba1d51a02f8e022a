"""What a calculator may look at: the price so far and the inputs. Asking for an unknown input refuses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from murmelbahn.markets.terms import InputMissing, Powertrain, TaxInputs

NUMBERS = (
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
PRICES = ("net", "price_with_vat", "price_all_in", "declared_value", "declared_or_net")
NAMES = ("powertrain", "fuel", "emission_standard", "region", "territory", "use", "stock_class")
ZERO_IF_ELECTRIC = frozenset({"co2_g_km", "engine_cc", "nox"})
ELECTRIC = frozenset({Powertrain.ELECTRIC, Powertrain.FUEL_CELL})
HYBRID = frozenset({Powertrain.MILD_HYBRID, Powertrain.HYBRID, Powertrain.PLUG_IN_HYBRID})


@dataclass(slots=True, kw_only=True)
class Scope:
    """One tax of one price. `used` collects the inputs looked at, for the explanation of the line."""

    market: str
    tax: str
    inputs: TaxInputs
    net: Decimal
    """The taxed price without VAT and without any registration tax."""
    with_vat: Decimal
    included: Decimal = Decimal(0)
    """The tax itself, where the law taxes a price that contains it."""
    others: Mapping[str, Decimal] = field(default_factory=dict)
    """Taxes already computed for this price, by code."""
    used: dict[str, str] = field(default_factory=dict)

    def missing(self, name: str) -> InputMissing:
        return InputMissing(field=name, tax=self.tax, market=self.market)

    def number(self, name: str) -> Decimal:
        """A quantity by name, in its unit. An electric car has no CO2, displacement or NOx, said or not."""
        if name in PRICES:
            return self._price(name)
        given = getattr(self.inputs, name)
        if given is None and name in ZERO_IF_ELECTRIC and self.inputs.powertrain in ELECTRIC:
            given = 0
        if given is None:
            raise self.missing(name)
        self.used[name] = str(given)
        return Decimal(given)

    def _price(self, name: str) -> Decimal:
        declared = self.inputs.declared_value
        if name == "net":
            return self.net
        if name == "price_with_vat":
            return self.with_vat
        if declared is not None:
            self.used["declared_value"] = str(declared.amount)
            return declared.amount
        if name == "declared_or_net":
            return self.net
        if name == "price_all_in":
            return self.with_vat + self.included
        raise self.missing("declared_value")

    def name(self, name: str) -> str:
        """A named input. Use, stock class and territory are ordinary when nobody says otherwise."""
        inputs = self.inputs
        if name == "use":
            return str(inputs.use or "ordinary")
        if name == "stock_class":
            return str(inputs.stock_class or "new")
        if name == "territory":
            return inputs.region or "mainland"
        given = self._fuel() if name == "fuel" else getattr(inputs, name)
        if given is None:
            raise self.missing(name)
        self.used[name] = str(given)
        return str(given)

    def _fuel(self) -> str:
        """What the engine burns: said, or plain from the powertrain; a hybrid must say it."""
        powertrain = self.inputs.powertrain
        if self.inputs.fuel is not None:
            return str(self.inputs.fuel)
        if powertrain is None:
            raise self.missing("powertrain")
        if powertrain in HYBRID:
            raise self.missing("fuel")
        return "none" if powertrain in ELECTRIC else str(powertrain)
