"""The costs on a consumption label: published examples of the tax, the label's own formula for CO2."""

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets import queries
from murmelbahn.markets.rules import label
from murmelbahn.markets.terms import Confidence, Fuel, LabelInputs, UnknownMarket
from tests.rules.markets.prices import eur

ON = date(2026, 11, 23)
RULES = queries.market(SYSTEM, code="DE").label
(LAW,) = RULES.vehicle_tax
PETROL = LabelInputs(
    fuel=Fuel.PETROL,
    engine_cc=1498,
    co2_g_km=128,
    litres_100km=Decimal("5.7"),
    kwh_100km=Decimal("0.0"),
    registered=date(2027, 2, 1),
)
PLUG_IN = replace(PETROL, co2_g_km=27, litres_100km=Decimal("1.2"), kwh_100km=Decimal("17.4"))
BATTERY = replace(PETROL, fuel=None, engine_cc=0, co2_g_km=0, litres_100km=Decimal("0.0"), kwh_100km=Decimal("16.8"))


@pytest.mark.parametrize(
    ("fuel", "cc", "co2", "year"),
    [
        (Fuel.PETROL, 998, 114, "58"),  # auto motor und sport, on the act of 2020
        (Fuel.PETROL, 1498, 145, "139"),
        (Fuel.DIESEL, 2967, 221, "649"),
        (Fuel.PETROL, 2999, 200, "340"),
        (Fuel.PETROL, 1300, 148, "142"),  # 142.50, rounded down to a whole euro
        (Fuel.PETROL, 1498, 27, "30"),  # a plug-in below the first step
        (Fuel.PETROL, 1500, 95, "30"),
        (Fuel.PETROL, 1501, 96, "34"),
    ],
)
def test_tax_of_a_year(fuel: Fuel, cc: int, co2: int, year: str) -> None:
    tax = label.vehicle_tax(LAW, replace(PETROL, fuel=fuel, engine_cc=cc, co2_g_km=co2), currency="EUR")
    assert tax is not None
    assert (tax.amount, tax.free_until) == (eur(year), None)


@pytest.mark.parametrize(
    ("registered", "free_until"),
    [
        (date(2025, 6, 15), date(2035, 6, 14)),
        (date(2026, 1, 1), date(2035, 12, 31)),
        (date(2030, 12, 31), date(2035, 12, 31)),
    ],
)
def test_battery_electric_cars_are_free_for_ten_years_and_not_beyond_2035(registered: date, free_until: date) -> None:
    tax = label.vehicle_tax(LAW, replace(BATTERY, registered=registered), currency="EUR")
    assert tax is not None
    assert (tax.amount, tax.free_until) == (eur("0"), free_until)


def test_a_battery_electric_car_of_2031_has_a_tax_that_nobody_has_told() -> None:
    assert label.vehicle_tax(LAW, replace(BATTERY, registered=date(2031, 1, 1)), currency="EUR") is None
    assert label.vehicle_tax(replace(LAW, electric=None), BATTERY, currency="EUR") is None


@given(st.integers(0, 400), st.integers(0, 400))
def test_more_grams_never_cost_less(one: int, other: int) -> None:
    low, high = sorted((one, other))
    taxes = [label.vehicle_tax(LAW, replace(PETROL, co2_g_km=co2), currency="EUR") for co2 in (low, high)]
    assert taxes[0] is not None
    assert taxes[1] is not None
    assert taxes[0].amount <= taxes[1].amount


def test_a_petrol_car_in_full() -> None:
    """5.7 l at 1.739 on 15,000 km; 128 g at 115, 50 and 190 euros a tonne times 0.15; 15 x 2 + 20 x 2 + 13 x 2.20."""
    costs = queries.running_costs(SYSTEM, market="DE", car=PETROL, on=ON)
    assert costs.energy is not None
    assert costs.tax is not None
    assert costs.energy.amount == eur("1486.85")  # 1486.845
    assert [(one.carrier, one.price) for one in costs.energy.prices] == [("petrol", Decimal("1.739"))]
    assert [(one.level, one.amount) for one in costs.carbon] == [
        ("middle", eur("2208.00")),
        ("low", eur("960.00")),
        ("high", eur("3648.00")),
    ]
    assert costs.carbon_years == (2026, 2035)
    assert costs.tax.amount == eur("98")
    assert len(costs.unconfirmed) == 2


def test_a_plug_in_burns_and_charges() -> None:
    costs = queries.running_costs(SYSTEM, market="DE", car=PLUG_IN, on=ON)
    assert costs.energy is not None
    assert [one.carrier for one in costs.energy.prices] == ["petrol", "electricity"]
    assert costs.energy.amount == eur("1357.02")  # (1.2 x 1.739 + 17.4 x 0.40) x 150


def test_a_battery_electric_car_emits_nothing() -> None:
    costs = queries.running_costs(SYSTEM, market="DE", car=BATTERY, on=ON)
    assert costs.energy is not None
    assert costs.tax is not None
    assert [one.carrier for one in costs.energy.prices] == ["electricity"]
    assert {one.amount for one in costs.carbon} == {eur("0")}
    assert costs.tax.free_until == date(2035, 12, 31)
    assert len(costs.unconfirmed) == 1  # prices of CO2 move nothing here


def test_diesel_has_its_own_price() -> None:
    costs = queries.running_costs(SYSTEM, market="DE", car=replace(PETROL, fuel=Fuel.DIESEL), on=ON)
    assert costs.energy is not None
    assert [(one.carrier, one.price) for one in costs.energy.prices] == [("diesel", Decimal("1.648"))]


def test_the_regulations_own_prices_are_confirmed_until_the_first_notice() -> None:
    costs = queries.running_costs(SYSTEM, market="DE", car=PETROL, on=date(2024, 5, 1))
    assert (costs.energy, costs.unconfirmed) == (None, ())
    assert costs.carbon


def test_before_the_regulation_and_elsewhere_nothing_is_asked() -> None:
    before = queries.running_costs(SYSTEM, market="DE", car=PETROL, on=date(2023, 12, 1))
    assert not before.asked or before.tax is not None
    austria = queries.running_costs(SYSTEM, market="AT", car=PETROL, on=ON)
    assert (austria.asked, austria.unconfirmed) == (False, ())
    with pytest.raises(UnknownMarket):
        queries.running_costs(SYSTEM, market="XX", car=PETROL, on=ON)


def test_rows_of_a_market_follow_one_another() -> None:
    for market in queries.all_markets(SYSTEM):
        for rows in (market.label.energy, market.label.carbon):
            for earlier, later in itertools.pairwise(rows):
                assert earlier.valid_until == later.valid_from
        for law in market.label.vehicle_tax:
            assert [step.above for step in law.steps] == sorted(step.above for step in law.steps)
            assert law.confidence is Confidence.CONFIRMED


@pytest.mark.parametrize(
    ("registered", "km", "owed"),
    [
        (None, 0, True),
        (None, 3000, True),
        (date(2026, 4, 24), 5000, True),  # one day short of eight months
        (date(2026, 3, 23), 5000, False),
        (date(2025, 1, 1), 999, True),
        (date(2025, 1, 1), 1000, False),
    ],
)
def test_who_owes_a_label(registered: date | None, km: int, owed: bool) -> None:
    """New by age or by distance: either is enough (Pkw-EnVKV § 2 no. 1)."""
    assert queries.label_owed(SYSTEM, market="DE", registered=registered, odometer_km=km, on=ON) is owed
