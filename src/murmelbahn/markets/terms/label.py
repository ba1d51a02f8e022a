"""What a market's consumption label asks for beside consumption and CO2: costs of energy and CO2, the yearly tax."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms.inputs import Fuel
from murmelbahn.markets.terms.results import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyPrices:
    """Mean prices of a year: fuels per litre, electricity per kWh. Labels made from `valid_from` on compute with them."""

    valid_from: date
    valid_until: date | None
    of_year: int
    petrol: Decimal
    diesel: Decimal
    electricity: Decimal
    confidence: Confidence
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarbonPrices:
    """Assumed mean prices of a tonne of CO2 over the years ahead."""

    valid_from: date
    valid_until: date | None
    low: Decimal
    middle: Decimal
    high: Decimal
    confidence: Confidence
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarbonStep:
    """Every gram above `above` g/km, up to the next step, is taxed at `rate` a year."""

    above: int
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectricRelief:
    """Battery-electric cars first registered up to `registered_until` are free for some years, at the latest `until`."""

    registered_until: date
    years: int
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleTaxLaw:
    """The yearly tax of keeping a car that is first registered from a day on: displacement begun, and grams in steps."""

    registered_from: date
    registered_until: date | None
    petrol_per_100_cc: Decimal
    diesel_per_100_cc: Decimal
    steps: tuple[CarbonStep, ...]
    unit: Decimal
    """The year's tax is rounded down to a multiple of this."""
    electric: ElectricRelief | None
    confidence: Confidence
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRules:
    """The costs a label names; without rows the market asks for none of them."""

    km_a_year: int
    years: int
    """Over so many years the costs of CO2 are told."""
    energy: tuple[EnergyPrices, ...]
    carbon: tuple[CarbonPrices, ...]
    vehicle_tax: tuple[VehicleTaxLaw, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelInputs:
    """What the costs are computed from. `fuel` is what the engine burns, None for a battery-electric car; consumption is WLTP
    combined, of a plug-in weighted combined; `registered` is the day of the first registration, planned or real."""

    fuel: Fuel | None
    engine_cc: int
    co2_g_km: int
    litres_100km: Decimal
    kwh_100km: Decimal
    registered: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyPrice:
    """What a litre or kWh was computed at. `carrier` is petrol, diesel or electricity."""

    carrier: str
    price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyCost:
    """Energy for a year's driving, at the mean prices of a year."""

    amount: Money
    km: int
    of_year: int
    prices: tuple[EnergyPrice, ...]

    @property
    def distance(self) -> Decimal:
        """The kilometres as a figure that is written by the language's custom."""
        return Decimal(self.km)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarbonCost:
    """What the CO2 of all years costs at an assumed price of a tonne. `level` is low, middle or high."""

    level: str
    price: Money
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleTax:
    """The tax of a year; `free_until`: the last day on which a battery-electric car pays none."""

    amount: Money
    free_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningCosts:
    """The costs on a label. What the market does not ask for, or has no figures for on that day, is None or empty.
    `unconfirmed`: sources nobody has confirmed; the figures that rest on them are preliminary."""

    energy: EnergyCost | None
    carbon: tuple[CarbonCost, ...]
    carbon_years: tuple[int, int]
    """The first and the last year of the period that the CO2 costs cover."""
    carbon_km: int
    tax: VehicleTax | None
    unconfirmed: tuple[str, ...]

    @property
    def distance(self) -> Decimal:
        """The kilometres of one year as a figure that is written by the language's custom."""
        return Decimal(self.carbon_km)

    @property
    def asked(self) -> bool:
        return bool(self.energy or self.carbon or self.tax)
