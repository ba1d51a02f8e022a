"""Amounts as people type them: what a German or an English reader means, and nothing that could mean two things."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.kernel.money import Money, quantum
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.rules import formats, typed
from murmelbahn.ui.rules.speech import refused
from murmelbahn.ui.terms import AmountOutside, AmountUnclear, NothingTyped, NumberUnclear, ShareUnclear

NBSP = "\N{NO-BREAK SPACE}"
CURRENCIES = ("EUR", "CHF", "SEK", "DKK", "NOK", "PLN", "CZK", "HUF", "RON", "BGN", "GBP", "JPY")


def read(written: str, language: str, currency: str = "EUR") -> str:
    return str(typed.amount_in("amount", written, currency, language).amount)


@pytest.mark.parametrize(
    ("written", "language", "meant"),
    [
        ("33.000", "de", "33000.00"),
        ("33.000,00", "de", "33000.00"),
        ("33000", "de", "33000.00"),
        ("33000,5", "de", "33000.50"),
        ("50,00 €", "de", "50.00"),
        (f" 1.234.567,89{NBSP}EUR ", "de", "1234567.89"),
        ("€ 33 000", "de", "33000.00"),
        ("500 Euro", "de", "500.00"),
        ("33.000,-", "de", "33000.00"),
        ("0,50", "de", "0.50"),
        ("33,000", "en", "33000.00"),
        ("33,000.00", "en", "33000.00"),
        ("€1,234.5", "en", "1234.50"),
        ("33000", "en", "33000.00"),
        ("33'000 EUR", "en", "33000.00"),
    ],
)
def test_what_is_meant_is_read(written: str, language: str, meant: str) -> None:
    assert read(written, language) == meant


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("33.00", "de"),
        ("1000.50", "de"),
        ("50,001", "de"),
        ("33,000", "de"),
        ("33,000.00", "de"),
        ("3.3000", "de"),
        ("1.000.00", "de"),
        ("1.000 000", "de"),
        ("0.500", "de"),
        ("33,00", "en"),
        ("33.000", "en"),
        ("33.000,00", "en"),
        ("50.001", "en"),
        ("viel", "de"),
        ("1e5", "en"),
        ("NaN", "en"),
        ("١٢", "en"),
        ("50 CHF", "de"),
        ("50 € €", "de"),
        ("9" * 400, "de"),
    ],
)
def test_what_could_be_two_things_is_refused_with_an_example(written: str, language: str) -> None:
    with pytest.raises(AmountUnclear) as caught:
        read(written, language)
    assert read(caught.value.parameters["example"], language) == "33000.50"
    for reader in ("de", "en"):
        sentence = refused(caught.value, reader)
        assert caught.value.parameters["example"] in sentence
        assert "{" not in sentence
        assert "ui." not in sentence


@pytest.mark.parametrize("written", ["-5", "−5,00 €", "0", "0,00", "99.999.999.999.999"])
def test_what_makes_no_sense_is_refused(written: str) -> None:
    with pytest.raises(AmountOutside):
        read(written, "de")


@given(
    st.integers(min_value=-(10**13), max_value=10**13),
    st.sampled_from(CURRENCIES),
    st.sampled_from(("de", "en")),
)
def test_what_the_house_prints_is_read_back(cents: int, currency: str, language: str) -> None:
    """As money, and as a difference with its sign."""
    amount = Money(cents * quantum(currency), currency)
    bounds = {"least": Decimal(-(10**14)), "most": Decimal(10**14)}
    for printed in (formats.money(amount, language), formats.signed(amount, language)):
        assert typed.amount_in("amount", printed, currency, language, **bounds) == amount


@given(st.integers(min_value=0, max_value=10**6), st.sampled_from(("de", "en")))
def test_a_number_and_a_percentage_are_read_back(number: int, language: str) -> None:
    assert typed.whole_in("odometer", f"{formats.number(number, language)} km", language, most=10**6) == number
    share = Decimal(number) / 100
    if 0 < share < 100:
        assert typed.share_in("percent", formats.percent(share, language), language) == share


@pytest.mark.parametrize("written", ["0", "100", "150", "-3", "3,333", "x", "7.5"])
def test_a_percentage_is_above_nothing_and_below_all(written: str) -> None:
    with pytest.raises(ShareUnclear):
        typed.share_in("percent", written, "de")


@pytest.mark.parametrize("written", ["-5", "12,5", "1.5", "zehn", "1000001"])
def test_kilometres_are_whole_and_few_enough(written: str) -> None:
    with pytest.raises(NumberUnclear) as caught:
        typed.whole_in("odometer", written, "de", most=1_000_000)
    told: Refusal = caught.value
    assert "Kilometerstand" in refused(told, "de")
    assert "1.000.000" in refused(told, "de")


@pytest.mark.parametrize("written", ["", "  ", "\u00a0"])
def test_an_empty_field_is_called_empty(written: str) -> None:
    """Nobody is shown an empty quotation and told that it is no number."""
    readers = (
        lambda: read(written, "de"),
        lambda: typed.share_in("percent", written, "de"),
        lambda: typed.whole_in("odometer", written, "de", most=9),
        lambda: typed.day_in("due_on", written),
    )
    for reader in readers:
        with pytest.raises(NothingTyped) as caught:
            reader()
        for language in ("de", "en"):
            assert "ui." not in refused(caught.value, language)
