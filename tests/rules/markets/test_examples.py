"""Published and derived examples of all markets, to the cent. Where an example says `published`, somebody else computed it."""

from decimal import Decimal
from typing import Any

import pytest

from tests.rules.markets.prices import asked, line

Case = tuple[str, str, dict[str, Any], dict[str, str]]


def car(net: int = 30000, **inputs: Any) -> dict[str, Any]:
    return {"net": net, **inputs}


def petrol(**inputs: Any) -> dict[str, Any]:
    return car(powertrain="petrol", **inputs)


def bev(**inputs: Any) -> dict[str, Any]:
    return car(powertrain="bev", **inputs)


FR: dict[str, Any] = {"region": "PDL", "fiscal_power": 6}
CASES: list[Case] = [
    ("DE", "2026-11-21", car(40000), {"VAT": "7600", "gross": "47600"}),
    ("DE", "2020-08-01", car(40000), {"VAT": "6400"}),
    ("DE", "2026-11-21", car(40000, region="helgoland"), {"VAT": "0"}),
    ("AT", "2026-11-21", petrol(co2_g_km=120), {"NOVA": "1450", "VAT": "6000", "gross": "37450"}),
    ("AT", "2026-11-21", car(50000, powertrain="petrol", co2_g_km=165), {"NOVA": "7950"}),
    ("AT", "2026-11-21", car(25000, powertrain="petrol", co2_g_km=95), {"NOVA": "0"}),
    ("AT", "2025-06-01", petrol(co2_g_km=120), {"NOVA": "1150"}),
    ("AT", "2024-06-01", petrol(co2_g_km=120), {"NOVA": "1150"}),
    ("AT", "2027-06-01", petrol(co2_g_km=120), {"NOVA": "1450"}),
    ("AT", "2026-11-21", car(10000, powertrain="petrol", co2_g_km=600), {"NOVA": "43250"}),
    ("AT", "2026-11-21", petrol(co2_g_km=120, use="taxi"), {"NOVA": "0"}),
    ("AT", "2026-11-21", petrol(co2_g_km=120, region="mittelberg"), {"NOVA": "0", "VAT": "5700"}),
    ("CH", "2026-11-21", car(40000), {"VAT": "3240", "gross": "43240"}),
    ("CH", "2026-11-21", car(9000, declared_value=7000), {"AUTOMOBILSTEUER": "280", "gross": "9729"}),
    ("LU", "2026-11-21", car(40000), {"VAT": "6800", "gross": "46800"}),
    ("LU", "2023-05-01", car(40000), {"VAT": "6400"}),
    ("BE", "2026-03-01", petrol(region="VLG", co2_g_km=130), {"BIV_VLAANDEREN": "392.42", "gross": "36300"}),
    ("BE", "2026-03-01", car(powertrain="phev", fuel="petrol", region="VLG", co2_g_km=25), {"BIV_VLAANDEREN": "55.88"}),
    ("BE", "2025-12-01", bev(region="VLG"), {"BIV_VLAANDEREN": "0"}),
    ("BE", "2026-01-02", bev(region="VLG"), {"BIV_VLAANDEREN": "61.50"}),
    # published: lavenir.net 2023-09-07, Citroen C3
    ("BE", "2026-03-01", petrol(region="WAL", power_kw=81, co2_g_km=120, max_mass_kg=1570), {"TMC_WALLONIE": "92.70"}),
    ("BE", "2026-03-01", bev(region="WAL", power_kw=200, max_mass_kg=2300), {"TMC_WALLONIE": "1116.54"}),
    # published: cartax.be, Brussels table of 2025
    ("BE", "2025-09-01", petrol(region="BRU", power_kw=195, fiscal_power=11), {"TMC_BRUXELLES": "6108.51"}),
    ("BE", "2026-03-01", petrol(use="leasing", power_kw=110, fiscal_power=11), {"TMC_LEASING": "867.00"}),
    # published: autoblog.nl, BMW M5
    ("NL", "2025-06-01", car(powertrain="phev", fuel="petrol", co2_g_km=34), {"BPM": "735"}),
    ("NL", "2025-06-01", petrol(co2_g_km=108), {"BPM": "3774"}),
    ("NL", "2026-06-01", bev(), {"BPM": "687", "gross": "36987"}),
    ("NL", "2026-06-01", petrol(co2_g_km=140), {"BPM": "10083"}),
    ("NL", "2026-06-01", car(powertrain="phev", fuel="petrol", co2_g_km=30), {"BPM": "747"}),
    # published: caradisiac 219587 (Clio), latribuneauto 16291
    ("FR", "2026-06-01", petrol(co2_g_km=114, mass_kg=1200, **FR), {"MALUS_CO2": "190", "MALUS_MASSE": "0"}),
    ("FR", "2026-06-01", petrol(co2_g_km=100, mass_kg=1950, **FR), {"MALUS_MASSE": "6775"}),
    ("FR", "2026-06-01", car(powertrain="phev", co2_g_km=25, mass_kg=1750, **FR), {"MALUS_MASSE": "510"}),
    ("FR", "2026-06-01", petrol(co2_g_km=250, mass_kg=2400, **FR), {"MALUS_CO2": "80000", "MALUS_MASSE": "0"}),
    ("FR", "2026-06-01", bev(mass_kg=2400, **FR), {"MALUS_CO2": "0", "MALUS_MASSE": "0"}),
    # published: caradisiac 220685 (6 CV in IDF: 427.46 with both fees)
    (
        "FR",
        "2026-06-01",
        petrol(co2_g_km=100, mass_kg=1200, region="IDF", fiscal_power=6),
        {"TAXE_REGIONALE": "413.70", "FRAIS_GESTION": "11", "ACHEMINEMENT": "2.76", "registration_tax": "427.46"},
    ),
    (
        "FR",
        "2026-02-15",
        petrol(co2_g_km=100, mass_kg=1200, region="IDF", fiscal_power=6),
        {"TAXE_REGIONALE": "329.70"},
    ),
    ("IT", "2026-06-01", petrol(power_kw=100, region="RM"), {"IPT": "457"}),
    # published: suedtirolereinzugsdienste.it, tariff item 2; ilgiornale.it (151 to 196)
    ("IT", "2026-06-01", petrol(power_kw=150, region="BZ"), {"IPT": "151"}),
    ("IT", "2026-06-01", petrol(power_kw=50, region="RM"), {"IPT": "196"}),
    ("IT", "2026-06-01", petrol(power_kw=50, region="RM", use="disabled"), {"VAT": "1200"}),
    # published: the 2025 limit, dahlpedersen.dk
    ("DK", "2025-06-01", {"gross": 419344, "powertrain": "bev"}, {"REGISTRERINGSAFGIFT": "0"}),
    ("DK", "2026-06-01", {"gross": 600000, "powertrain": "bev"}, {"REGISTRERINGSAFGIFT": "108440"}),
    ("DK", "2026-06-01", {"gross": 200000, "powertrain": "petrol", "co2_g_km": 130}, {"REGISTRERINGSAFGIFT": "143619"}),
    ("SE", "2026-06-01", car(400000), {"VAT": "100000", "gross": "500000"}),
    # published by buhaenko/mytno and motor.no
    ("NO", "2026-06-01", petrol(mass_kg=1600, co2_g_km=168), {"ENGANGSAVGIFT": "335581", "VRAKPANT": "2400"}),
    ("NO", "2026-06-01", bev(mass_kg=1979), {"ENGANGSAVGIFT": "18798.09", "registration_tax": "21198.09"}),
    ("NO", "2026-06-01", car(400000, powertrain="bev", mass_kg=500), {"VAT": "25000", "ENGANGSAVGIFT": "0"}),
    ("FI", "2026-06-01", bev(), {"AUTOVERO": "0", "VAT": "7650"}),
    (
        "FI",
        "2026-06-01",
        {"gross": 30000, "powertrain": "petrol", "co2_g_km": 120},
        {"AUTOVERO": "3149.17", "gross": "33149.17"},
    ),
    (
        "FI",
        "2026-06-01",
        {"gross": 35000, "powertrain": "petrol", "co2_g_km": 145},
        {"AUTOVERO": "6322.31", "gross": "41322.31"},
    ),
    # published: a tax decision of March 2026 (27.80 % of 3,011.00, cut to cents)
    ("FI", "2026-06-01", petrol(co2_g_km=199, declared_value=3011), {"AUTOVERO": "888.24"}),
    ("FI", "2026-06-01", petrol(co2_g_km=190, declared_value=3011), {"AUTOVERO": "837.05"}),
    # published: carfinder uk.md
    ("GB", "2026-06-01", petrol(co2_g_km=119), {"VED_FIRST_YEAR": "455", "FIRST_REGISTRATION_FEE": "55"}),
    ("GB", "2026-06-01", petrol(co2_g_km=262), {"VED_FIRST_YEAR": "5690"}),
    ("GB", "2026-06-01", {"net": "37445.83", "powertrain": "bev"}, {"VED_FIRST_YEAR": "10", "gross": "45000.00"}),
    ("GB", "2025-06-01", petrol(co2_g_km=119), {"VED_FIRST_YEAR": "440"}),
    ("GB", "2026-06-01", car(powertrain="diesel", emission_standard="6c", co2_g_km=119), {"VED_FIRST_YEAR": "560"}),
    # published: revenue.ie example 1; break-even r/evs_ireland
    ("IE", "2026-06-01", bev(declared_value=40000), {"VRT": "0"}),
    ("IE", "2026-06-01", bev(declared_value=43860), {"VRT": "0.20"}),
    ("IE", "2026-06-01", bev(declared_value=50000), {"VRT": "3500"}),
    ("IE", "2026-06-01", petrol(declared_value=38500, co2_g_km=118, nox=22), {"VRT": "6270"}),
    # published: carfinder es.md, Kia Sportage (5,218 and 1,180)
    ("ES", "2026-06-01", car(24846, powertrain="petrol", co2_g_km=140), {"VAT": "5217.66", "IEDMT": "1180.19"}),
    (
        "ES",
        "2026-06-01",
        car(24846, powertrain="petrol", co2_g_km=140, region="canarias", fiscal_power=10),
        {"VAT": "2360.37", "IEDMT": "931.73"},
    ),
    ("PT", "2026-06-01", petrol(engine_cc=999, co2_g_km=110), {"ISV": "245.26"}),
    ("PT", "2026-06-01", bev(), {"ISV": "0"}),
    (
        "PT",
        "2026-06-01",
        car(
            powertrain="phev",
            fuel="petrol",
            engine_cc=1498,
            co2_g_km=75,
            electric_range_km=60,
            emission_standard="6e-bis",
        ),
        {"ISV": "549.72"},
    ),
    (
        "PT",
        "2026-06-01",
        car(25000, powertrain="petrol", engine_cc=1498, co2_g_km=132),
        {"ISV": "2288.33", "VAT": "6276.32", "gross": "33564.65"},
    ),
    (
        "PL",
        "2026-06-01",
        car(100000, powertrain="petrol", engine_cc=1498),
        {"AKCYZA": "3100", "VAT": "23713", "gross": "126813"},
    ),
    (
        "PL",
        "2026-06-01",
        car(200000, powertrain="petrol", engine_cc=2993),
        {"AKCYZA": "37200", "VAT": "54556", "gross": "291756"},
    ),
    (
        "PL",
        "2026-06-01",
        car(200000, powertrain="phev", engine_cc=1984),
        {"AKCYZA": "0", "VAT": "46000", "gross": "246000"},
    ),
    ("CZ", "2026-06-01", car(700000), {"VAT": "147000", "gross": "847000"}),
    # published: refresher.sk (48 to 120 up to 110 kW), cas.sk (plug-in at most 200)
    ("SK", "2026-06-01", petrol(power_kw=110, emission_standard="6d"), {"REGISTRACNY_POPLATOK": "48"}),
    ("SK", "2026-06-01", car(powertrain="phev", power_kw=250), {"REGISTRACNY_POPLATOK": "200"}),
    ("SK", "2026-06-01", petrol(power_kw=85, emission_standard="6d"), {"REGISTRACNY_POPLATOK": "33"}),
    ("SK", "2024-06-01", bev(), {"VAT": "6000", "REGISTRACNY_POPLATOK": "33"}),
    # published: vezess.hu (C 300 de), hasznoshirdetes.hu
    ("HU", "2025-06-01", car(powertrain="phev", power_kw=145), {"REGISZTRACIOS_ADO": "180000"}),
    ("HU", "2026-06-01", petrol(power_kw=96), {"REGISZTRACIOS_ADO": "70500"}),
    ("HU", "2026-06-01", petrol(power_kw=250), {"REGISZTRACIOS_ADO": "282000"}),
    ("HU", "2026-06-01", bev(power_kw=210), {"REGISZTRACIOS_ADO": "0", "VAGYONSZERZESI_ILLETEK": "0"}),
    ("SI", "2026-06-01", petrol(co2_g_km=120, emission_standard="6d"), {"DMV": "64", "VAT": "6614.08"}),
    ("SI", "2026-06-01", petrol(co2_g_km=120, emission_standard="6e"), {"DMV": "44"}),
    ("SI", "2026-06-01", car(powertrain="diesel", co2_g_km=125, emission_standard="6d"), {"DMV": "90"}),
    ("SI", "2026-06-01", car(powertrain="diesel", co2_g_km=250, emission_standard="6d"), {"DMV": "3042"}),
    ("SI", "2026-06-01", bev(), {"DMV": "0"}),
    ("RO", "2026-06-01", car(100000), {"VAT": "21000", "gross": "121000"}),
    ("RO", "2025-07-31", car(100000), {"VAT": "19000"}),
    ("BG", "2026-06-01", car(25000), {"VAT": "5000", "gross": "30000"}),
    ("GR", "2026-06-01", car(14000, powertrain="petrol"), {"TELOS_TAXINOMISIS": "560"}),
    ("GR", "2026-06-01", car(22000, powertrain="petrol"), {"TELOS_TAXINOMISIS": "4170"}),
    ("GR", "2026-06-01", car(45000, powertrain="petrol"), {"TELOS_TAXINOMISIS": "14080"}),
]


@pytest.mark.parametrize(
    ("market", "on", "inputs", "expected"), CASES, ids=[f"{c[0]}-{c[1]}-{i}" for i, c in enumerate(CASES)]
)
def test_example(market: str, on: str, inputs: dict[str, Any], expected: dict[str, str]) -> None:
    result = asked(market, on, inputs)
    totals = {"gross": result.gross, "registration_tax": result.registration_tax}
    found = {code: totals[code].amount if code in totals else line(result, code) for code in expected}
    assert found == {code: Decimal(amount) for code, amount in expected.items()}


def test_every_market_has_an_example() -> None:
    assert len({case[0] for case in CASES}) == 24
