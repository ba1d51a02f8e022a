"""The costs on a consumption label (Pkw-EnVKV of 2024-02-19, annex 1; KraftStG § 3d, § 9(1) no. 2, § 11(5))."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Protocol, TypeVar

from murmelbahn.kernel.money import Money, Rounding, round_to
from murmelbahn.markets.rules.days import add_months
from murmelbahn.markets.terms.inputs import Fuel
from murmelbahn.markets.terms.label import (
    CarbonCost,
    CarbonPrices,
    EnergyCost,
    EnergyPrice,
    EnergyPrices,
    LabelInputs,
    LabelRules,
    RunningCosts,
    VehicleTax,
    VehicleTaxLaw,
)

GRAMS_A_TONNE = Decimal(1_000_000)


class Dated(Protocol):
    """Something with validity."""

    @property
    def valid_from(self) -> date: ...
    @property
    def valid_until(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


def running_costs(rules: LabelRules, car: LabelInputs, *, currency: str, on: date) -> RunningCosts:
    """What a label made on a day says of costs."""
    prices, carbon = _valid(rules.energy, on), _valid(rules.carbon, on)
    law = next((one for one in rules.vehicle_tax if _covers(one, car.registered)), None)
    energy = energy_cost(prices, car, km=rules.km_a_year, currency=currency) if prices else None
    tax = vehicle_tax(law, car, currency=currency) if law else None
    used = [one for one, told in ((prices, energy), (carbon, car.co2_g_km), (law, tax)) if one and told]
    return RunningCosts(
        energy=energy,
        carbon=carbon_costs(carbon, car.co2_g_km, km=rules.km_a_year * rules.years, currency=currency)
        if carbon
        else (),
        carbon_years=(on.year, on.year + rules.years - 1),
        carbon_km=rules.km_a_year,
        tax=tax,
        unconfirmed=tuple(one.source for one in used if not one.confidence.binding),
    )


def energy_cost(prices: EnergyPrices, car: LabelInputs, *, km: int, currency: str) -> EnergyCost:
    """A year's energy: what is burnt and what is charged, each at its price, rounded once."""
    litre = prices.diesel if car.fuel is Fuel.DIESEL else prices.petrol
    parts = [
        (EnergyPrice(carrier=carrier, price=price), amount)
        for carrier, price, amount in (
            (str(car.fuel), litre, car.litres_100km),
            ("electricity", prices.electricity, car.kwh_100km),
        )
        if amount
    ]
    whole = sum((part.price * amount for part, amount in parts), Decimal(0)) * km / 100
    return EnergyCost(
        amount=Money.rounded(whole, currency), km=km, of_year=prices.of_year, prices=tuple(part for part, _ in parts)
    )


def carbon_costs(prices: CarbonPrices, co2_g_km: int, *, km: int, currency: str) -> tuple[CarbonCost, ...]:
    """At each assumed price, the middle one first as the label names them: price times grams times 0.15 for 150,000 km."""
    levels = (("middle", prices.middle), ("low", prices.low), ("high", prices.high))
    return tuple(
        CarbonCost(
            level=level,
            price=Money.of(price, currency),
            amount=Money.rounded(price * co2_g_km * km / GRAMS_A_TONNE, currency),
        )
        for level, price in levels
    )


def vehicle_tax(law: VehicleTaxLaw, car: LabelInputs, *, currency: str) -> VehicleTax | None:
    """The tax of one year. None where the law's figures do not cover the car: battery-electric and not relieved."""
    if car.fuel is None:
        relief = law.electric
        if relief is None or car.registered > relief.registered_until:
            return None
        ten_years = add_months(car.registered, 12 * relief.years) - timedelta(days=1)
        return VehicleTax(amount=Money.zero(currency), free_until=min(ten_years, relief.until))
    rate = law.diesel_per_100_cc if car.fuel is Fuel.DIESEL else law.petrol_per_100_cc
    begun = (Decimal(car.engine_cc) / 100).to_integral_value(ROUND_CEILING)
    year = begun * rate + _grams(law, car.co2_g_km)
    return VehicleTax(amount=Money.rounded(round_to(year, law.unit, Rounding.FLOOR), currency), free_until=None)


def still_new(*, months: int, km: int, registered: date | None, odometer_km: int, on: date) -> bool:
    """Whether a label is owed: never registered, or registered less than `months` ago, or driven less than `km`
    (Pkw-EnVKV § 2 no. 1: then a car is presumed not to have been sold to be used)."""
    return registered is None or on < add_months(registered, months) or odometer_km < km


def _grams(law: VehicleTaxLaw, co2_g_km: int) -> Decimal:
    """Each gram at the rate of the step it lies in."""
    tops = (*(step.above for step in law.steps[1:]), co2_g_km)
    steps = zip(law.steps, tops, strict=True)
    return sum((step.rate * max(0, min(co2_g_km, top) - step.above) for step, top in steps), Decimal(0))


def _valid(rows: Sequence[D], on: date) -> D | None:
    return next(
        (row for row in rows if row.valid_from <= on and (row.valid_until is None or on < row.valid_until)), None
    )


def _covers(law: VehicleTaxLaw, registered: date) -> bool:
    return law.registered_from <= registered and (law.registered_until is None or registered < law.registered_until)
