"""The composition of letters: nothing is computed, nothing is lost, nothing personal leaks."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import murmelbahn.deal
from murmelbahn.deal.rules.label_inputs import label_inputs
from murmelbahn.deal.rules.letters.bills import quote_bill
from murmelbahn.deal.rules.letters.change import differences
from murmelbahn.deal.rules.letters.claims import masked
from murmelbahn.deal.rules.letters.ending import CONSEQUENCES, why
from murmelbahn.deal.rules.letters.label import label_details
from murmelbahn.deal.rules.letters.order import gross_list_price
from murmelbahn.deal.rules.letters.postal import split_city
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import LabelFacts
from murmelbahn.documents.rules.sums import check_bill
from murmelbahn.documents.terms import Language
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money, Taxed, total
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind, PriceBasis, TaxInputs
from murmelbahn.showroom.terms import Ending
from murmelbahn.value.terms import ComponentKind, DamagesKind, Quote, QuoteLine, Totals
from murmelbahn.vehicle.terms import Fuel, Label, Powertrain

ROOM = Path(murmelbahn.deal.__file__).parent
TEXTS = {
    code: tomllib.loads((ROOM / "data" / "letters" / f"{code}.toml").read_text(encoding="utf-8"))
    for code in ("de", "en")
}
RATE = Decimal(19)


def say(code: str, language: str, **parameters: object) -> str:
    return TEXTS[language].get(code, code).format_map({"name": "", **parameters})


def wording(language: Language = Language.DE, country: str = "DE") -> Wording:
    return Wording(language=language, catalogue=say, country=country, zone="Europe/Berlin", brand="Corvane")


def quote(prices: list[int], basis: PriceBasis) -> Quote:
    """A quote of options at these prices in cents."""
    lines = []
    for number, cents in enumerate(prices, start=1):
        amount = Money(Decimal(cents) / 100, "EUR")
        taxed = Taxed.from_gross(amount, RATE) if basis is PriceBasis.GROSS else Taxed.from_net(amount, RATE)
        line = QuoteLine(
            number=number,
            kind=ComponentKind.OPTION,
            code=f"OPT{number}",
            amount=amount,
            net=taxed.net,
            vat=taxed.tax,
            gross=taxed.gross,
        )
        lines.append(line)
    totals = Totals.of(total((one.net for one in lines), "EUR"), total((one.vat for one in lines), "EUR"))
    return Quote(
        market="DE",
        seller="CORVANE-DE",
        customer_kind=CustomerKind.PRIVATE,
        basis=basis,
        model="AV2",
        order_date=date(2026, 11, 24),
        tax_date=date(2027, 2, 15),
        inputs=TaxInputs(),
        lines=tuple(lines),
        taxes=(),
        totals=totals,
        commission_base=totals.net,
        vat_rate=RATE,
        campaigns=(),
        release="r",
        binding=True,
    )


class Named(Wording):
    """Every option by its code, as a catalogue would name it."""

    def line(self, kind: str, code: str) -> str:
        return code


CENTS = st.lists(st.integers(min_value=-500_000, max_value=9_000_000), min_size=1, max_size=12)
BASES = st.sampled_from(PriceBasis)


@given(CENTS, CENTS, BASES)
def test_the_differences_of_a_change_sum_to_the_difference_of_the_totals(
    before: list[int], after: list[int], basis: PriceBasis
) -> None:
    w = Named(language=Language.DE, catalogue=say, country="DE", zone="Europe/Berlin", brand="Corvane")
    was, now = quote(before, basis), quote(after, basis)
    rows = differences(w, was, now)
    assert total((row.after for row in rows), "EUR") - total((row.before for row in rows), "EUR") == (
        now.totals.gross - was.totals.gross
    )


@given(CENTS, BASES)
def test_a_bill_says_the_frozen_amounts_and_adds_up(prices: list[int], basis: PriceBasis) -> None:
    priced = quote(prices, basis)
    bill = quote_bill(wording(), priced)
    assert [line.amount.gross for line in bill.lines] == [line.gross for line in priced.lines]
    assert (bill.total.net, bill.total.tax, bill.total.gross) == (
        priced.totals.net,
        priced.totals.vat,
        priced.totals.gross,
    )
    if len(prices) == 1:
        check_bill(bill)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("10115 Berlin", ("10115", "Berlin")),
        ("1010 Wien", ("1010", "Wien")),
        ("1012 AB Amsterdam", ("1012 AB", "Amsterdam")),
        ("110 00 Praha 1", ("110 00", "Praha 1")),
        ("L-1246 Luxembourg", ("L-1246", "Luxembourg")),
        ("London SW1A 1AA", ("SW1A 1AA", "London")),
        ("Frankfurt am Main", ("", "Frankfurt am Main")),
    ],
)
def test_the_last_line_of_an_address_is_postcode_and_city(line: str, parts: tuple[str, str]) -> None:
    assert split_city(line) == parts


@given(st.from_regex(r"[A-Z]{2}[0-9]{13,30}", fullmatch=True))
def test_an_account_number_is_masked_but_for_its_ends(iban: str) -> None:
    shown = masked(iban)
    assert (len(shown), shown[:4], shown[-4:]) == (len(iban), iban[:4], iban[-4:])
    assert set(shown[4:-4]) == {"•"}


def test_dates_follow_the_language_and_the_country() -> None:
    day, at = date(2027, 1, 4), datetime(2027, 1, 4, 23, 30, tzinfo=UTC)
    assert wording().day(day) == "4. Januar 2027"
    assert wording(country="AT").day(day) == "4. Jänner 2027"
    assert wording(Language.EN).day(day) == "4 January 2027"
    assert wording(Language.EN).month(day) == "January 2027"
    assert (wording().local(at), wording().moment(at)) == (date(2027, 1, 5), "5. Januar 2027, 00:30")


def test_both_languages_say_the_same_things_with_the_same_figures() -> None:
    assert TEXTS["de"].keys() == TEXTS["en"].keys()
    for code, sentence in TEXTS["de"].items():
        assert set(re.findall(r"{(\w+)}", sentence)) == set(re.findall(r"{(\w+)}", TEXTS["en"][code])), code


def test_every_sentence_that_is_asked_for_is_written_and_none_is_left_over() -> None:
    """Codes stand in the source in full, or end where a closed set of values is put in."""
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("rules/letters", "operations/letters")
        for path in sorted((ROOM / folder).glob("*.py"))
    )
    for code in TEXTS["de"]:
        short = code.removeprefix("letter.")
        if short.startswith("conditions."):
            continue  # their codes are put together by market: test_conditions
        first, _, rest = short.partition(".")
        assert f'"{short}"' in source or f"{first}.{{" in source or f'"{rest}"' in source, code
    for code in set(re.findall(r'letter\("([a-z_.]+)"', source)):
        assert f"letter.{code}" in TEXTS["de"], code
    named = [
        *(f"damages.{one.value}" for one in DamagesKind),
        *(f"end.{one.value}" for one in CONSEQUENCES),
        *(f"end_reason.{one.value}" for one in Ending),
        *(f"consequence.{one}" for codes in CONSEQUENCES.values() for one in codes),
        *(
            f"paper.{need.called or need.kind}"
            for market in markets.all_markets(SYSTEM)
            for need in market.registration.papers
            if need.supplier == "keeper"
        ),
        *(f"change.{one}" for one in ("car", "manufacturer", "party", "tax_date")),
    ]
    assert [code for code in named if f"letter.{code}" not in TEXTS["de"]] == []


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("not_paid", ("Der Kaufpreis wurde nicht bezahlt.",)),
        ("never_heard_of", ()),
        ("Das Getriebe heult.", ("Das Getriebe heult.",)),
        ("", ()),
    ],
)
def test_the_reason_of_an_end_is_told_in_words(reason: str, told: tuple[str, ...]) -> None:
    assert why(wording(), reason) == told


def test_a_company_reads_the_list_price_its_tax_office_asks_for() -> None:
    """Options with VAT, without delivery or discount, rounded down; a private person is not told it."""
    listed = quote([37_490_00, 5_028_30], PriceBasis.GROSS)
    delivery = replace(listed.lines[0], kind=ComponentKind.DELIVERY)
    company = replace(listed, customer_kind=CustomerKind.COMPANY, lines=(*listed.lines, delivery))
    assert gross_list_price(company, 100) == Money.of("42500.00", "EUR")
    assert gross_list_price(listed, 100) is None


def test_every_paper_that_a_market_hands_out_has_a_name() -> None:
    data = ROOM.parent / "markets" / "data"
    found = set()
    for path in data.glob("*.toml"):
        for line in re.findall(r"^hands_out = \[(.*)\]", path.read_text(encoding="utf-8"), re.MULTILINE):
            found |= set(re.findall(r'"(\w+)"', line))
    assert {code for code in found if f"letter.paper.{code}" not in TEXTS["de"]} == set()


def facts(market: str, label: Label, *, owed: bool = True) -> LabelFacts:
    rules = markets.market(SYSTEM, code=market)
    car = label_inputs(label, registered=date(2027, 2, 1))
    return LabelFacts(
        label=label,
        classes=rules.registration.label_has_co2_class,
        owed=owed,
        costs=markets.running_costs(SYSTEM, market=market, car=car, on=date(2026, 11, 23)),
    )


PLUG_IN = Label(
    co2_g_km=27,
    co2_class="B",
    co2_class_empty="E",
    consumption_l_100km=Decimal("1.2"),
    consumption_kwh_100km=Decimal("17.4"),
    electric_range_km=84,
    fuel=Fuel.PETROL,
    powertrain=Powertrain.PLUG_IN,
    co2_empty_g_km=138,
    consumption_empty_l_100km=Decimal("5.8"),
    kwh_electric_100km=Decimal("19.6"),
    engine_cc=1498,
)


def test_a_label_on_paper_names_what_its_market_asks_for() -> None:
    told = {one.label: one.value for one in label_details(wording(), facts("DE", PLUG_IN))}
    assert told["Kraftstoffverbrauch bei entladener Batterie (kombiniert)"] == "5,8 l/100 km"
    assert told["Stromverbrauch rein elektrisch (kombiniert)"] == "19,6 kWh/100 km"
    assert (told["CO₂-Klasse"], told["CO₂-Klasse bei entladener Batterie"]) == ("B", "E")
    energy = told["Energiekosten bei 15.000 km im Jahr"]
    assert energy == "1.357,02\xa0€ (Super 1,739 EUR/l, Strom 0,4 EUR/kWh, Jahresmittel 2024)"
    middle = "Mögliche CO₂-Kosten 2026 bis 2035 (15.000 km im Jahr), mittlerer CO₂-Preis"
    assert told[middle] == "465,75\xa0€ (angenommen 115,00\xa0€ je Tonne)"
    assert told["Kraftfahrzeugsteuer im Jahr"] == "30,00\xa0€"
    assert "vorläufig" in told["Hinweis"]


def test_where_nobody_asks_for_costs_or_classes_none_are_on_paper() -> None:
    for told in (facts("AT", PLUG_IN), facts("DE", PLUG_IN, owed=False)):
        labels = [one.label for one in label_details(wording(Language.EN, "AT"), told)]
        assert labels == [
            "Fuel consumption weighted combined (WLTP)",
            "Electricity consumption weighted combined (WLTP)",
            "Fuel consumption with an empty battery (combined)",
            "Electricity consumption on the battery alone (combined)",
            "Electric range (WLTP)",
            "CO₂ emissions weighted combined (WLTP)",
            "CO₂ emissions with an empty battery",
        ]


def test_a_battery_electric_car_says_until_when_it_pays_no_tax() -> None:
    battery = replace(
        PLUG_IN,
        powertrain=Powertrain.BATTERY_ELECTRIC,
        fuel=Fuel.ELECTRIC,
        co2_g_km=0,
        co2_empty_g_km=0,
        consumption_l_100km=Decimal("0.0"),
        consumption_empty_l_100km=Decimal("0.0"),
        co2_class_empty=None,
    )
    told = {one.label: one.value for one in label_details(wording(), facts("DE", battery))}
    assert told["Kraftfahrzeugsteuer im Jahr"] == "0,00\xa0€ (befreit bis 31. Dezember 2035)"
