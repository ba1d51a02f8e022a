"""One car of Germany, sold, paid and handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.journeys.town import Town


@pytest.fixture
def sold(de: Town) -> UUID:
    from murmelbahn.markets.terms import PriceBasis
    from murmelbahn.value.terms import ComponentKind

    de.release("arve")
    car = de.configure("AV2", "MH13", "P11", "SEATHEAT")
    prices = {"AV2": (ComponentKind.BASE, "37,490.00"), "P11": (ComponentKind.PAINT, "950.00")}
    de.prices([car], prices, basis=PriceBasis.GROSS)
    anna = de.person()
    deal = de.open(anna, configuration=car.id)
    de.order(deal, anna, "38,440.00")
    de.accept(deal)
    de.plant_schedules(deal, week="2027-01-18", promised="2027-02-05")
    de.on("2027-01-20")
    de.plant_builds(deal)
    de.on("2027-02-03")
    de.arrives(deal)
    de.invoice(deal, handover="2027-02-15")
    de.papers(deal)
    de.on("2027-02-10")
    de.pay(deal, "38,440.00")
    de.appoint(deal, anna, "2027-02-15")
    de.register(deal)
    de.on("2027-02-15", 11)
    de.hand_over(deal)
    return deal
