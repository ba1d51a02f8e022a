"""Where a figure of the law ends: standards without a row, bases rounded first, regions in any spelling, prices below nothing."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from murmelbahn.markets.terms import Confidence, InputInvalid, NoRule
from tests.rules.markets.prices import asked, line

HYBRID = {
    "net": 40000,
    "powertrain": "mild_hybrid",
    "fuel": "petrol",
    "co2_g_km": 100,
    "region": "IDF",
    "fiscal_power": 6,
}


@pytest.mark.parametrize("standard", ["euro_6", "euro_6a"])
def test_slovenia_knows_no_amount_for_an_unlettered_standard(standard: str) -> None:
    car = {"net": 30000, "powertrain": "petrol", "co2_g_km": 120}
    with pytest.raises(NoRule):
        asked("SI", "2026-11-21", car | {"emission_standard": standard})
    assert line(asked("SI", "2026-11-21", car | {"emission_standard": "euro_6d"}), "DMV") == 64


def test_slovakia_charges_no_full_fee_for_want_of_a_coefficient() -> None:
    car: dict[str, Any] = {"net": 30000, "powertrain": "petrol", "power_kw": 110}
    with pytest.raises(NoRule):
        asked("SK", "2026-11-21", car | {"emission_standard": "euro_6"})
    assert line(asked("SK", "2026-11-21", car | {"emission_standard": "6d"}), "REGISTRACNY_POPLATOK") == 48
    plugged = car | {"powertrain": "phev", "power_kw": 250}
    assert line(asked("SK", "2026-11-21", plugged), "REGISTRACNY_POPLATOK") == 200


def test_polish_excise_rounds_its_base_before_its_tax() -> None:
    """50,016.20 is 50,016 (x 3.1 % = 1,550.496); unrounded it would be 1,550.502 and a złoty more."""
    car = {"net": "50016.20", "powertrain": "petrol", "engine_cc": 1498}
    result = asked("PL", "2026-11-21", car)
    assert line(result, "AKCYZA") == 1550
    assert line(asked("PL", "2026-11-20", car, known_at=date(2026, 11, 20)), "AKCYZA") == 1551
    with pytest.raises(NoRule):
        asked("PL", "2030-01-01", car | {"powertrain": "phev"})


def test_a_region_is_itself_in_any_case() -> None:
    village = {"net": 30000, "powertrain": "petrol", "co2_g_km": 120, "region": "Jungholz"}
    result = asked("AT", "2026-11-21", village)
    assert (line(result, "VAT"), line(result, "NOVA")) == (Decimal(5700), Decimal(0))


def test_an_unverified_top_band_is_an_estimate_and_the_rest_is_not() -> None:
    car = {"net": 30000, "powertrain": "petrol", "co2_g_km": 200, "region": "murcia"}
    found = {one.code: one.confidence for one in asked("ES", "2026-11-21", car).lines}
    assert found["IEDMT"] is Confidence.UNVERIFIED
    found = {one.code: one.confidence for one in asked("ES", "2026-11-21", car | {"co2_g_km": 199}).lines}
    assert found["IEDMT"] is Confidence.CONFIRMED


def test_a_mild_hybrid_weighs_100_kg_less_in_france() -> None:
    assert line(asked("FR", "2026-11-21", HYBRID | {"mass_kg": 1700}), "MALUS_MASSE") == 1010


def test_flanders_of_2027_has_its_own_factor() -> None:
    car = {"net": 30000, "powertrain": "petrol", "co2_g_km": 130, "region": "VLG"}
    exact = (Decimal(130) * Decimal("1.28") / 246) ** 6 * 4500 + Decimal("28.54")
    assert line(asked("BE", "2027-01-15", car), "BIV_VLAANDEREN") == round(exact, 2)


@pytest.mark.parametrize("price", [{"net": -1}, {"gross": "-0.01"}])
def test_a_price_below_nothing_is_refused(price: dict[str, Any]) -> None:
    with pytest.raises(InputInvalid) as refused:
        asked("DE", "2026-11-21", price)
    assert refused.value.parameters["field"] in price


@pytest.mark.parametrize("co2", [-1, 100_001, 10**400])
def test_a_quantity_no_car_has_is_refused(co2: int) -> None:
    with pytest.raises(InputInvalid) as refused:
        asked("AT", "2026-11-21", {"net": 30000, "powertrain": "petrol", "co2_g_km": co2})
    assert refused.value.parameters["field"] == "co2_g_km"
