"""What a tax is computed from: the amounts of a price and the inputs about car, buyer and dates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from murmelbahn.kernel.money import Money


class CustomerKind(StrEnum):
    """Consumer law, price basis and invoices differ by it."""

    PRIVATE = "private"
    COMPANY = "company"


class PriceBasis(StrEnum):
    """Whether the amounts of a price list contain VAT. Registration tax is contained in neither."""

    GROSS = "gross"
    NET = "net"


class Powertrain(StrEnum):
    PETROL = "petrol"
    DIESEL = "diesel"
    LPG = "lpg"
    CNG = "cng"
    ETHANOL = "ethanol"
    MILD_HYBRID = "mild_hybrid"
    HYBRID = "hybrid"
    PLUG_IN_HYBRID = "plug_in_hybrid"
    ELECTRIC = "electric"
    FUEL_CELL = "fuel_cell"


class Fuel(StrEnum):
    """What the combustion engine of a hybrid burns; follows from the powertrain for every other car."""

    PETROL = "petrol"
    DIESEL = "diesel"
    LPG = "lpg"
    CNG = "cng"
    ETHANOL = "ethanol"


class Use(StrEnum):
    """A use that some laws favour. None of them is the ordinary use."""

    ORDINARY = "ordinary"
    TAXI = "taxi"
    DRIVING_SCHOOL = "driving_school"
    RENTAL = "rental"
    EMERGENCY = "emergency"
    DISABLED = "disabled"
    LEASING = "leasing"
    LARGE_FAMILY = "large_family"


class StockClass(StrEnum):
    """What the car was before this sale; None is new."""

    NEW = "new"
    DEMONSTRATOR = "demonstrator"
    DAY_REGISTRATION = "day_registration"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxInputs:
    """Inputs of a car's taxes. None = unknown: a rule that needs it refuses (`InputMissing`) and never takes zero.

    `use`, `stock_class` and `contract_date` are the exceptions: None is ordinary use, a new car, no irrevocable contract yet.
    """

    powertrain: Powertrain | None = None
    fuel: Fuel | None = None
    """Fuel of the combustion engine; needed for hybrids where a law knows petrol and diesel."""
    co2_g_km: int | None = None
    """WLTP combined; plug-in hybrids: weighted combined. The individual (COC) value once the car is built."""
    power_kw: int | None = None
    mass_kg: int | None = None
    """Mass in running order (COC 13), with the options fitted."""
    max_mass_kg: int | None = None
    """Technically permissible maximum laden mass (registration F.1)."""
    engine_cc: int | None = None
    electric_range_km: int | None = None
    emission_standard: str | None = None
    """As on the COC, lower case: `euro_6e`, `euro_6e_bis`, `euro_6d`, `euro_7`."""
    nox: Decimal | None = None
    """mg/km."""
    fiscal_power: int | None = None
    """Fiscal horse power (CV) where a market has it."""
    seats: int | None = None
    region: str | None = None
    """Region of registration in the market's own codes (`VLG`, `IDF`, a province)."""
    use: Use | None = None
    declared_value: Money | None = None
    """The value the law taxes where it is not the price: transfer price, customs value, declared market price."""
    first_registration: date | None = None
    stock_class: StockClass | None = None
    contract_date: date | None = None
    """Day of the irrevocable written contract."""
    tax_date: date | None = None
    """Day of supply (handover), planned or real; None = the day asked for (`on`)."""


@dataclass(frozen=True, slots=True)
class PricedAmount:
    """One component of a price on the price list's basis. What is not in the VAT base is passed through at face value."""

    code: str
    amount: Money
    in_vat_base: bool = True
    in_regtax_base: bool = True
