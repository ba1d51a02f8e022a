"""Figures as people of a language write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms import ClockBar
from murmelbahn.ui.rules import formats
from murmelbahn.ui.rules.speech import say
from murmelbahn.ui.templatetags import words
from murmelbahn.ui.terms import Name, Names, Sentence

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("amount", "currency", "german", "english"),
    [
        ("42809.60", "EUR", f"42.809,60{NBSP}€", "€42,809.60"),
        ("-1800.00", "EUR", f"−1.800,00{NBSP}€", "−€1,800.00"),
        ("0.00", "EUR", f"0,00{NBSP}€", "€0.00"),
        ("99.90", "CHF", f"99,90{NBSP}CHF", "CHF99.90"),
        ("150000", "JPY", f"150.000{NBSP}¥", "JP¥150,000"),
    ],
)
def test_money(amount: str, currency: str, german: str, english: str) -> None:
    money = Money.of(amount, currency)
    assert formats.money(money, "de") == german
    assert formats.money(money, "en") == english


def test_days_and_moments() -> None:
    assert formats.day(date(2026, 11, 24), "de") == "24. Nov. 2026"
    assert formats.day(date(2026, 11, 24), "en") == "24 Nov 2026"
    assert formats.full_day(date(2027, 2, 15), "de") == "Montag, 15. Februar 2027"
    at = datetime(2026, 12, 28, 22, 10, tzinfo=UTC)
    assert formats.moment(at, "de", "Europe/Berlin") == "28. Dez. 2026, 23:10"
    assert formats.month("2027-02", "de") == "Februar 2027"
    assert formats.percent(Decimal("19"), "de") == f"19{NBSP}%"
    assert formats.percent(Decimal("8.25"), "en") == "8.25%"


def test_a_sentence_says_its_figures_in_the_language() -> None:
    sentence = Sentence("deal.hold.not_secured", {"shortfall": Money.of("12272.00", "EUR")})
    assert say(sentence, "de") == f"Bis die Zahlung gesichert ist, fehlen noch 12.272,00{NBSP}€."
    assert say(sentence, "en") == "€12,272.00 are still missing until the payment is secured."


def test_names_are_listed() -> None:
    papers = Names(("customer.paper_kind.identity", "customer.paper_kind.title"))
    assert (
        say(Sentence("deal.hold.papers_missing", {"papers": papers}), "de")
        == "Es fehlen noch Papiere: Ausweis und Fahrzeugbrief."
    )
    moved = Sentence(
        "story.deal.track.moved", {"track": Name("deal.track.vehicle"), "target": Name("deal.vehicle.built")}
    )
    assert say(moved, "en") == "The car: Built."


def test_a_missing_figure_is_a_dash() -> None:
    assert "–" in say(Sentence("deal.hold.not_secured"), "de")


def test_a_moment_that_names_no_place_lies_on_the_day_of_the_house() -> None:
    late = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    assert formats.house_day(late) == formats.house_day(date(2026, 11, 27)) == date(2026, 11, 27)
    assert ClockBar(now=late, next_due=None).today == date(2026, 11, 27)
    assert words.day(late) == words.day(date(2026, 11, 27))
