"""Dates that went by without what they stood for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from murmelbahn.deal.terms import Value, Vehicle
from murmelbahn.showroom.queries.cards import date_card
from murmelbahn.showroom.queries.dates import AWAITED, still
from murmelbahn.showroom.terms import DateCard
from tests.rules.showroom.test_lanes import DEAL

TODAY = date(2027, 2, 11)


@pytest.mark.parametrize("kind", AWAITED)
def test_what_should_have_happened_before_today_is_past(kind: str) -> None:
    assert still(DateCard(kind=kind, on=date(2027, 2, 10)), today=TODAY).past
    assert not still(DateCard(kind=kind, on=TODAY), today=TODAY).past
    assert not still(DateCard(kind=kind), today=TODAY).past


@pytest.mark.parametrize("kind", ["contract", "payment", "handed_over", "withdrawal", "appointment_kept", "open"])
def test_what_happened_or_is_a_due_day_is_told_as_it_is(kind: str) -> None:
    assert not still(DateCard(kind=kind, on=date(2027, 2, 1)), today=TODAY).past


def test_an_hour_lies_on_the_day_of_its_place() -> None:
    """23:30 UTC on the 10th is the 11th in Berlin."""
    card = DateCard(kind="appointment_confirmed", at=datetime(2027, 2, 10, 23, 30, tzinfo=UTC), zone="Europe/Berlin")
    assert not still(card, today=TODAY).past
    assert still(card, today=date(2027, 2, 12)).past


def test_the_plants_day_counts_more_than_what_the_offer_assumed() -> None:
    deal = replace(DEAL, vehicle=Vehicle.SCHEDULED, value=Value.AGREED, planned_handover=date(2027, 2, 20))
    build = SimpleNamespace(promised=date(2027, 3, 5))
    given = {"appointment": None, "car": None, "build": build, "zone": "Europe/Berlin", "today": TODAY}
    assert date_card(deal=deal, **given).on == date(2027, 3, 5)  # type: ignore[arg-type]
    set_by_invoice = replace(deal, value=Value.INVOICED)
    assert date_card(deal=set_by_invoice, **given).on == date(2027, 2, 20)  # type: ignore[arg-type]
    assert date_card(deal=deal, **given | {"build": None}).kind == "planned"  # type: ignore[arg-type]
