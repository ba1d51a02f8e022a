"""Calculators alone: what no whole market shows, and laws that hold for all numbers."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from murmelbahn.markets.queries.files import template
from murmelbahn.markets.rules.calculators import Formula, Scope
from murmelbahn.markets.terms import InputMissing, Powertrain, TaxInputs

FORMULA = TypeAdapter(Formula)


def scope(net: int | Decimal = 30000, **inputs: Any) -> Scope:
    return Scope(market="XX", tax="T", inputs=TaxInputs(**inputs), net=Decimal(net), with_vat=Decimal(net) * 6 / 5)


def amount(formula: dict[str, Any], where: Scope) -> Decimal:
    value = FORMULA.validate_python(formula).evaluate(where)
    assert value is not None
    return value.amount


def of_row(market: str, rule: str, where: Scope) -> Decimal:
    value = next(row for row in template(market).rows if row.id == rule).formula.evaluate(where)
    assert value is not None
    return value.amount


@pytest.mark.parametrize(("co2", "malus"), [(112, 0), (113, 50), (155, 4279), (192, 67467), (193, 70000)])
def test_the_french_ladder_of_2025(co2: int, malus: int) -> None:
    """155 g is published (phonandroid 2025-02)."""
    assert of_row("FR", "FR-MALUS-CO2-2025", scope(powertrain=Powertrain.PETROL, co2_g_km=co2)) == malus


@pytest.mark.parametrize(("kw", "tax"), [(50, "150.81"), (136, "477.62"), (88, "309.05")])
def test_italian_power_counts_from_the_first_kilowatt(kw: int, tax: str) -> None:
    """136 kW: 478 published (clubalfa); 88 kW is 309, not the 274 of guides that tax only the excess over 53."""
    rows = [{"to": 53, "amount": "150.81"}, {"rate": "3.5119"}]
    found = amount({"parts": [{"calc": "band", "of": "power_kw", "rows": rows}]}, scope(power_kw=kw))
    assert round(found, 2) == Decimal(tax)


def test_austrian_rate_is_rounded_commercially() -> None:
    """Published for vans of 2023: (226 - 155) / 5 = 14.2 -> 14 % (flotte.at/news/10431)."""
    rule = {"calc": "rate_formula", "by": "co2_g_km", "deduct": 155, "divisor": 5, "most_rate": 80}
    value = FORMULA.validate_python({"parts": [rule]}).evaluate(scope(co2_g_km=226))
    assert value is not None
    assert value.rate == 14


def test_portuguese_displacement() -> None:
    """Published in a public ISV engine: 1498 x 5.61 - 6194.88."""
    rows = [{"rate": "5.61", "amount": "-6194.88"}]
    found = amount({"parts": [{"calc": "band", "of": "engine_cc", "rows": rows}]}, scope(engine_cc=1498))
    assert found == Decimal("2208.90")


def test_an_exemption_asks_for_nothing_else() -> None:
    formula = {
        "exempt": [{"when": {"powertrain": ["electric"]}, "why": "x"}],
        "parts": [{"calc": "per_unit", "of": "mass_kg", "rate": 1}],
    }
    assert amount(formula, scope(powertrain=Powertrain.ELECTRIC)) == 0
    with pytest.raises(InputMissing) as refused:
        amount(formula, scope(powertrain=Powertrain.DIESEL))
    assert refused.value.parameters == {"field": "mass_kg", "tax": "T", "market": "XX"}


def test_no_part_that_fits_is_not_zero() -> None:
    part = {"calc": "flat", "amount": 5, "when": {"powertrain": ["diesel"]}}
    assert FORMULA.validate_python({"parts": [part]}).evaluate(scope(powertrain=Powertrain.PETROL)) is None


def test_a_hybrid_must_say_what_it_burns() -> None:
    part = {"calc": "flat", "amount": 5, "when": {"fuel": ["diesel"]}}
    with pytest.raises(InputMissing):
        FORMULA.validate_python({"parts": [part]}).evaluate(scope(powertrain=Powertrain.HYBRID))


@given(st.integers(min_value=0, max_value=400), st.integers(min_value=1, max_value=200_000))
def test_nova_never_falls_when_co2_or_price_rise(co2: int, net: int) -> None:
    def nova(grams: int, price: int) -> Decimal:
        return of_row("AT", "AT-NOVA-2026", scope(price, powertrain=Powertrain.PETROL, co2_g_km=grams))

    assert 0 <= nova(co2, net) <= nova(co2 + 1, net)
    assert nova(co2, net) <= nova(co2, net + 1000)


@given(st.integers(min_value=0, max_value=500))
def test_slices_are_the_sum_of_their_single_units(co2: int) -> None:
    rows = [{"to": 100, "rate": 800}, {"to": 150, "rate": 1600}, {"rate": 5000}]
    formula = {"parts": [{"calc": "slices", "of": "co2_g_km", "rows": rows}]}
    by_hand = sum(800 if gram <= 100 else 1600 if gram <= 150 else 5000 for gram in range(1, co2 + 1))
    assert amount(formula, scope(co2_g_km=co2)) == by_hand


@given(st.decimals(min_value=1, max_value=500_000, places=2), st.integers(min_value=0, max_value=400))
def test_a_tax_inside_its_own_base_is_the_gross_up(price: Decimal, co2: int) -> None:
    """Finland: tax = r x (price + tax) is price x r / (1 - r), cut to the cent."""
    row = next(row for row in template("FI").rows if row.tax == "AUTOVERO")
    where = Scope(
        market="FI",
        tax="AUTOVERO",
        inputs=TaxInputs(powertrain=Powertrain.PETROL, co2_g_km=co2),
        net=price,
        with_vat=price,
    )
    value = row.formula.evaluate(where)
    assert value is not None
    assert value.rate is not None
    share = value.rate / 100
    exact = price * share / (1 - share)
    assert Decimal("-0.000001") < exact - value.amount < Decimal("0.010001")


def test_rows_of_a_day_before_and_after() -> None:
    periods = [(row.valid_from, row.valid_until) for row in template("AT").rows if row.tax == "NOVA"]
    assert periods[0] == (date(2024, 1, 1), date(2025, 1, 1))
    assert all(end == start for (_, end), (start, _) in pairwise(sorted(set(periods))))
