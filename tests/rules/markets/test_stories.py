"""The taxes of the ten acceptance stories, to the cent. Figures are the stories', computed by hand, not by this program."""

from datetime import date
from decimal import Decimal

import pytest

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money, Taxed, total
from murmelbahn.markets.queries import compute_taxes, solve_for_gross, split_gross, split_net
from murmelbahn.markets.terms import Powertrain, PriceBasis, PricedAmount, TaxInputs, TaxResult
from tests.rules.markets.prices import eur, priced

GROSS, NET = PriceBasis.GROSS, PriceBasis.NET
NOV, DEC, JAN = date(2026, 11, 24), date(2026, 12, 18), date(2027, 1, 15)


def sums(result: TaxResult) -> tuple[str, str, str, str]:
    return tuple(str(m.amount) for m in (result.net, result.vat, result.registration_tax, result.gross))  # type: ignore[return-value]


def advance(market: str, amount: str, on: date) -> Taxed:
    return split_gross(SYSTEM, market=market, gross=eur(amount), on=on)


def net_of(result: TaxResult, *codes: str) -> Money:
    return total((part.taxed.net for part in result.amounts if part.code in codes), "EUR")


def test_s1_gross_list_authority_fee_and_the_vehicle_share() -> None:
    components = [("base", "37490"), ("options", "5020"), ("paint", "950"), ("campaign", "-1800"), ("delivery", "990")]
    amounts = [PricedAmount(code, eur(amount)) for code, amount in [*components, ("registration_service", "129")]]
    fee = PricedAmount("authority_fee", eur("30.60"), in_vat_base=False, in_regtax_base=False)
    result = compute_taxes(
        SYSTEM, market="DE", basis=GROSS, amounts=[*amounts, fee], inputs=TaxInputs(), on=date(2027, 2, 15)
    )
    assert sums(result) == ("35948.74", "6830.26", "0.00", "42809.60")
    assert result.passthrough == eur("30.60")
    assert result.confirmed
    assert total((part.taxed.gross for part in result.amounts), "EUR") == result.gross
    vehicle = net_of(result, "base", "options", "paint", "campaign")
    assert vehicle == eur("35008.40")
    assert vehicle.times(Decimal("0.06")) == eur("2100.50")
    assert split_net(SYSTEM, market="DE", net=eur("2100.50"), on=date(2027, 2, 28)).tax == eur("399.10")


def test_s2_advance_and_part_payments_fill_the_vat() -> None:
    result = priced("DE", GROSS, JAN, ("vehicle", "33320"), ("delivery", "952"))
    assert sums(result) == ("28800.00", "5472.00", "0.00", "34272.00")
    assert advance("DE", "2000", NOV) == Taxed(eur("1680.67"), eur("319.33"), eur("2000"))
    assert advance("DE", "20000", DEC).tax == eur("3193.28")
    rest = result.vat - eur("319.33") - eur("3193.28")
    assert rest == eur("1959.39")


@pytest.mark.parametrize(
    ("net", "co2", "contract", "supply", "expected"),
    [
        ("41500", 128, date(2026, 11, 24), date(2027, 3, 3), ("41500.00", "8300.00", "2555.00", "52355.00")),
        ("43250", 131, date(2026, 11, 24), date(2027, 3, 3), ("43250.00", "8650.00", "3110.00", "55010.00")),
        ("43250", 131, date(2027, 1, 8), date(2027, 3, 3), ("43250.00", "8650.00", "3542.50", "55442.50")),
    ],
    ids=["agreed", "after the change", "variant: the engine makes it a new contract"],
)
def test_s3_year_roll_over(net: str, co2: int, contract: date, supply: date, expected: tuple[str, ...]) -> None:
    result = priced("AT", NET, supply, ("car", net), powertrain=Powertrain.PETROL, co2_g_km=co2, contract_date=contract)
    assert sums(result) == expected
    assert result.confirmed is (contract.year == 2026)
    assert result.unconfirmed == (() if contract.year == 2026 else ("AT-NOVA-2027.2",))


def test_s3_advance_fills_net_and_vat_first() -> None:
    assert advance("AT", "5000", date(2026, 11, 27)) == Taxed(eur("4166.67"), eur("833.33"), eur("5000"))


def test_s4_gross_price_no_net_leads_to() -> None:
    result = priced("DE", GROSS, DEC, ("vehicle", "41990"), ("delivery", "1090"))
    assert sums(result) == ("36201.68", "6878.32", "0.00", "43080.00")
    assert net_of(result, "vehicle").times(Decimal("0.06")) == eur("2117.14")


def test_s5_company_pays_the_surcharge_above_155_g() -> None:
    amounts = [("list", "53750"), ("framework", "-2150"), ("delivery", "400")]
    result = priced("AT", NET, DEC, *amounts, powertrain=Powertrain.PETROL, co2_g_km=165)
    assert sums(result) == ("52000.00", "10400.00", "8250.00", "70650.00")
    assert result.lines[1].rate == 15


def test_s6_electric_car_owes_no_nova() -> None:
    result = priced("AT", NET, JAN, ("car", "39400"), ("delivery", "500"), powertrain=Powertrain.ELECTRIC)
    assert sums(result) == ("39900.00", "7980.00", "0.00", "47880.00")
    assert result.confirmed, "the exemption is law, whatever the figures of 2027 will be"


def test_s7_lease_and_the_option_that_was_dropped() -> None:
    spring = date(2027, 3, 18)
    assert sums(priced("DE", GROSS, spring, ("vehicle", "57120"), ("delivery", "1190"))) == (
        "49000.00",
        "9310.00",
        "0.00",
        "58310.00",
    )
    assert priced("DE", GROSS, spring, ("vehicle", "58310"), ("delivery", "1190")).gross == eur("59500")


def test_s8_price_and_successor_offer() -> None:
    assert sums(priced("DE", GROSS, NOV, ("vehicle", "33320"), ("delivery", "990")))[:2] == ("28831.93", "5478.07")
    assert sums(priced("DE", GROSS, JAN, ("vehicle", "32130"), ("delivery", "990"))) == (
        "27831.93",
        "5288.07",
        "0.00",
        "33120.00",
    )
    assert advance("DE", "1500", NOV) == Taxed(eur("1260.50"), eur("239.50"), eur("1500"))
    assert split_net(SYSTEM, market="DE", net=eur("1680"), on=JAN).gross == eur("1999.20")


def test_s9_the_stored_difference_wins() -> None:
    full = advance("DE", "36900", JAN)
    remainder = full - advance("DE", "3000", NOV)
    assert (full.net, full.tax) == (eur("31008.40"), eur("5891.60"))
    assert remainder == Taxed(eur("28487.39"), eur("5412.61"), eur("33900.00"))


def test_s10_price_guarantee_solves_backwards() -> None:
    inputs = TaxInputs(powertrain=Powertrain.PETROL, co2_g_km=141, contract_date=date(2026, 11, 27))
    car = [PricedAmount("car", eur("40000"))]
    agreed = compute_taxes(SYSTEM, market="AT", basis=NET, amounts=car, inputs=inputs, on=date(2027, 3, 25))
    assert sums(agreed) == ("40000.00", "8000.00", "3650.00", "51650.00")
    late = date(2027, 4, 6)
    assert compute_taxes(SYSTEM, market="AT", basis=NET, amounts=car, inputs=inputs, on=late).gross == eur("52050")
    solved = solve_for_gross(SYSTEM, market="AT", basis=NET, amounts=car, gross=eur("51650"), inputs=inputs, on=late)
    assert sums(solved.result) == ("39694.66", "7938.93", "4016.41", "51650.00")
    assert [one.amount for one in solved.adjustments] == [eur("-305.34")]
    assert solved.shortfall == eur("0.00")
