"""Laws of the whole computation: sums, allocation, time, refusals, solving backwards."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.fact import from_json, to_json
from murmelbahn.kernel.money import Money, total
from murmelbahn.markets.queries import compute_taxes, files, solve_for_gross
from murmelbahn.markets.rules.reading import read_json
from murmelbahn.markets.terms import (
    Confidence,
    InputInvalid,
    InputMissing,
    NoRule,
    Powertrain,
    PriceBasis,
    PricedAmount,
    StockClass,
    TaxInputs,
    TaxResult,
)
from tests.rules.markets.prices import asked, eur, priced

NET, GROSS = PriceBasis.NET, PriceBasis.GROSS
DAY = date(2026, 11, 21)
CENTS = st.integers(min_value=-500_000, max_value=9_000_000)
CAR: dict[str, Any] = {"powertrain": Powertrain.PETROL, "co2_g_km": 141}


@given(
    st.lists(CENTS, min_size=1, max_size=12), st.sampled_from([("DE", GROSS), ("AT", NET), ("AT", GROSS), ("DE", NET)])
)
def test_shares_sum_to_the_document_and_no_cent_is_lost(cents: list[int], where: tuple[str, PriceBasis]) -> None:
    amounts = [(f"a{index}", str(Decimal(amount) / 100)) for index, amount in enumerate(cents)]
    result = priced(where[0], where[1], DAY, *amounts, **CAR)
    assert total((part.taxed.net for part in result.amounts), "EUR") == result.net
    assert total((part.taxed.tax for part in result.amounts), "EUR") == result.vat
    for part, (_, amount) in zip(result.amounts, amounts, strict=True):
        assert (part.taxed.gross if where[1] is GROSS else part.taxed.net) == eur(amount)
    assert sum(line.amount.amount for line in result.lines) + result.net.amount == result.gross.amount


@given(st.integers(min_value=100, max_value=9_000_000))
def test_german_vat_is_contained_and_never_a_cent_off(cents: int) -> None:
    result = priced("DE", GROSS, DAY, ("car", str(Decimal(cents) / 100)))
    assert result.gross == eur(Decimal(cents) / 100)
    assert abs(result.net.amount * 19 / 100 - result.vat.amount) <= Decimal("0.006")


@given(st.integers(min_value=2_000_000, max_value=9_000_000), st.integers(min_value=1, max_value=300))
@example(8_971_958, 99)
def test_a_guaranteed_gross_is_met_to_the_cent(cents: int, co2: int) -> None:
    """A cent of net is more than a cent of gross, so some totals lie between two: what is short is one cent, and told."""
    target = eur(Decimal(cents) / 100)
    solved = solve_for_gross(
        SYSTEM,
        market="AT",
        basis=NET,
        amounts=[PricedAmount("car", eur("40000"))],
        gross=target,
        inputs=TaxInputs(powertrain=Powertrain.PETROL, co2_g_km=co2),
        on=DAY,
    )
    assert solved.result.gross + solved.shortfall == target
    assert eur(0) <= solved.shortfall <= eur("0.01")


def test_a_guarantee_of_what_only_passes_through() -> None:
    amounts = [PricedAmount("fee", eur("100"), in_vat_base=False, in_regtax_base=False)]
    solved = solve_for_gross(
        SYSTEM, market="DE", basis=GROSS, amounts=amounts, gross=eur("40"), inputs=TaxInputs(), on=DAY
    )
    assert [one.amount for one in solved.adjustments] == [eur("-60")]


@pytest.mark.parametrize(
    ("plain", "field"),
    [
        ({"net": 30000, "powertrain": "petrol"}, "co2_g_km"),
        ({"net": 30000, "co2_g_km": 120}, "powertrain"),
        ({"co2_g_km": 120, "powertrain": "petrol"}, "net"),
        ({"net": 30000, "co2_g_km": None, "powertrain": "diesel"}, "co2_g_km"),
    ],
)
def test_a_missing_input_is_named_and_never_zero(plain: dict[str, Any], field: str) -> None:
    with pytest.raises(InputMissing) as refused:
        asked("AT", "2026-11-21", plain)
    assert refused.value.parameters["field"] == field
    assert refused.value.code == "markets.input.missing"


@pytest.mark.parametrize(
    ("plain", "field"),
    [
        ({"net": 30000, "co2": 120}, "co2"),
        ({"net": 30000, "co2_g_km": "many", "powertrain": "petrol"}, "co2_g_km"),
        ({"net": 30000, "co2_g_km": -1, "powertrain": "petrol"}, "co2_g_km"),
        ({"net": 30000, "co2_g_km": 120, "powertrain": "steam"}, "powertrain"),
        ({"net": 30000, "co2_g_km": 5, "powertrain": "bev"}, "co2_g_km"),
        ({"net": "30000.001", "co2_g_km": 5, "powertrain": "petrol"}, "net"),
        ({"net": True}, "net"),
        ({"net": 1, "gross": 2}, "net"),
        ({"amounts": [{"code": "car"}]}, "amounts.0.amount"),
        ({"amounts": ["car"]}, "amounts.0"),
        ({"net": 1, "emission_standard": "euro 9"}, "emission_standard"),
        ([], "inputs"),
        ({"net": 30000, "co2_g_km": True, "powertrain": "petrol"}, "co2_g_km"),
        ({"net": 30000, "co2_g_km": 0, "powertrain": "petrol"}, "co2_g_km"),
        ({"net": 30000, "co2_g_km": 0, "powertrain": "phev"}, "co2_g_km"),
        ({"net": 30000, "co2_g_km": 2001, "powertrain": "petrol"}, "co2_g_km"),
        ({"net": 30000, "co2_g_km": 90, "powertrain": "diesel", "fuel": "petrol"}, "fuel"),
        ({"net": 30000, "powertrain": "bev", "fuel": "diesel"}, "fuel"),
        ({"net": 30000, "basis": "gross"}, "basis"),
        ({"gross": 30000, "basis": "rubbish"}, "basis"),
        ({"amounts": "x"}, "amounts"),
        ({"amounts": []}, "amounts"),
        ({"amounts": [{"code": "fee", "amount": 30.6, "in_vatbase": False}]}, "amounts.0.in_vatbase"),
        (
            {"amounts": [{"code": "car", "amount": -9}, {"code": "fee", "amount": 10, "in_vat_base": False}]},
            "net",
        ),
        ({"net": "3_0000"}, "net"),
        ({"net": "\u0663\u0660"}, "net"),
        ({"net": 1, "contract_date": 0}, "contract_date"),
        ({"net": 1, "region": "Gemeinde Jungholz"}, "region"),
        ({"net": 1, "region": "atlantis"}, "region"),
    ],
)
def test_an_input_that_cannot_be_is_named(plain: Any, field: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        asked("AT", "2026-11-21", plain)
    assert refused.value.parameters["field"] == field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("{", "inputs"),
        ('{"net": 1, "net": 2}', "net"),
        (f'{{"net": {"9" * 5_000}}}', "inputs"),
        ('{"gross": 1e9999999999999999999999}', "inputs"),
        ("[" * 100_000, "inputs"),
    ],
)
def test_json_beyond_measure_is_refused_with_a_sentence(text: str, field: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        read_json(text)
    assert refused.value.parameters["field"] == field


def test_what_is_passed_through_is_no_part_of_the_taxed_price() -> None:
    """NoVAG section 5: the fee of an authority that the seller lays out is no consideration for the car."""
    car = {"code": "car", "amount": 30000}
    fee = {"code": "fee", "amount": "190.50", "in_vat_base": False}
    inputs = {"powertrain": "petrol", "co2_g_km": 120}
    with_fee = asked("AT", "2026-11-21", {"amounts": [car, fee], "basis": "net", **inputs})
    alone = asked("AT", "2026-11-21", {"amounts": [car], "basis": "net", **inputs})
    assert with_fee.registration_tax == alone.registration_tax


@pytest.mark.parametrize(
    ("market", "region", "known"),
    [
        ("AT", " Jungholz ", True), ("AT", "mainland", True), ("ES", "Canaria", False), ("PT", "Azores", False),
        ("PT", "acores", True), ("IT", "Bolzano", False), ("IT", "MI", True), ("BE", "VLG", True),
        ("BE", "Vlaanderen", False), ("DE", "helgoland", True), ("DE", "Sylt", False), ("NL", "anywhere", True),
    ],
)  # fmt: skip
def test_a_region_the_law_does_not_know_is_not_taxed_as_the_mainland(market: str, region: str, known: bool) -> None:
    law = files.templates().by_code[market]
    if known:
        law.regions.check(region.strip())
        return
    with pytest.raises(InputInvalid) as refused:
        law.regions.check(region)
    assert refused.value.parameters["field"] == "region"


def test_currencies_do_not_mix() -> None:
    with pytest.raises(InputInvalid):
        compute_taxes(
            SYSTEM,
            market="DE",
            basis=GROSS,
            amounts=[PricedAmount("car", Money.of(1, "CHF"))],
            inputs=TaxInputs(),
            on=DAY,
        )


def test_days_outside_all_rows_are_refused() -> None:
    for market, on in (("AT", "2023-12-31"), ("AT", "2028-01-01"), ("DE", "2006-12-31"), ("NL", "2027-01-01")):
        with pytest.raises(NoRule):
            asked(market, on, {"net": 30000, "co2_g_km": 120, "powertrain": "petrol"})


def test_what_was_known_then() -> None:
    plain = {"net": 30000, "co2_g_km": 120, "powertrain": "petrol"}
    with pytest.raises(NoRule):
        asked("AT", "2027-02-01", plain, known_at=date(2026, 11, 20))
    assert asked("AT", "2027-02-01", plain, known_at=date(2026, 11, 21)).unconfirmed == ("AT-NOVA-2027.2",)


@pytest.mark.parametrize(
    ("contract", "supply", "rule"),
    [
        (date(2026, 11, 30), date(2027, 3, 31), "AT-NOVA-2026"),
        (date(2026, 12, 1), date(2027, 3, 31), "AT-NOVA-2027.2"),
        (date(2026, 11, 30), date(2027, 4, 1), "AT-NOVA-2027.2"),
        (date(2025, 11, 30), date(2026, 3, 31), "AT-NOVA-2025"),
        (date(2025, 11, 30), date(2027, 3, 31), "AT-NOVA-2027.2"),
        (date(2026, 11, 30), date(2026, 12, 20), "AT-NOVA-2026"),
        (None, date(2027, 1, 15), "AT-NOVA-2027.2"),
    ],
)
def test_transition_of_the_year(contract: date | None, supply: date, rule: str) -> None:
    result = priced("AT", NET, DAY, ("car", "40000"), contract_date=contract, tax_date=supply, **CAR)
    assert result.lines[1].rule == rule


def test_a_result_survives_storage() -> None:
    """Agreements keep the result as JSON: it must come back equal."""
    first = registered = date(2027, 1, 15)
    result = priced("AT", NET, DAY, ("car", "40000"), contract_date=first, first_registration=registered, **CAR)
    assert from_json(TaxResult, to_json(result)) == result
    inputs = TaxInputs(declared_value=eur(7000), nox=Decimal("22.5"), tax_date=first, **CAR)
    assert from_json(TaxInputs, to_json(inputs)) == inputs


def test_disputed_law_is_an_estimate() -> None:
    result = priced("AT", NET, DAY, ("car", "40000"), stock_class=StockClass.DEMONSTRATOR, **CAR)
    assert result.lines[1].confidence is Confidence.UNVERIFIED
    assert result.unconfirmed == ("AT-NOVA-2026",)
    electric = {"stock_class": StockClass.DEMONSTRATOR, "powertrain": Powertrain.ELECTRIC}
    assert priced("AT", NET, DAY, ("car", "40000"), **electric).confirmed


def test_a_draft_market_only_estimates() -> None:
    result = asked("LU", "2026-11-21", {"net": 40000})
    assert not result.confirmed
    assert result.unconfirmed[0] == "LU:draft"


def test_fees_outside_the_bases_pass_through() -> None:
    fee = PricedAmount("authority", eur("30.60"), in_vat_base=False, in_regtax_base=False)
    extra = PricedAmount("warranty", eur("500"), in_regtax_base=False)
    result = compute_taxes(
        SYSTEM,
        market="AT",
        basis=NET,
        amounts=[PricedAmount("car", eur("40000")), extra, fee],
        inputs=TaxInputs(**CAR),
        on=DAY,
    )
    assert (result.net, result.vat, result.passthrough) == (eur("40500"), eur("8100"), eur("30.60"))
    assert result.registration_tax == eur("3650")


def test_amounts_that_cancel_out_cost_nothing() -> None:
    result = priced("DE", GROSS, DAY, ("car", "100"), ("credit", "-100"))
    assert (result.gross, result.vat) == (eur(0), eur(0))
    assert result.amounts[0].taxed.tax == eur("15.97")


def test_electric_cars_in_norway_pay_vat_above_the_limit_only() -> None:
    result = asked("NO", "2026-06-01", {"gross": 425000, "powertrain": "bev", "mass_kg": 500})
    assert (result.net.amount, result.vat.amount) == (400000, 25000)
