"""Austria: what a program is told a car costs before there is a deal is what the offer says, to the cent."""

from __future__ import annotations

import pytest

from murmelbahn.deal import queries as deals
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets.terms import CustomerKind, PriceBasis
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle.terms import Incomplete, UnknownItem
from tests.journeys.town import SYSTEM, Town


def test_an_estimate_is_what_the_offer_says(at: Town) -> None:
    at.on("2026-11-27")
    at.release("tarn")
    car = at.configure("TN3", "DI20", "AT8", order="2026-11-27")
    prices = {
        "TN3": (ComponentKind.BASE, "40,000.00"),
        "AT8": (ComponentKind.OPTION, "1,990.00"),
        "DELIVERY": (ComponentKind.DELIVERY, "400.00"),
    }
    at.prices([car], prices, basis=PriceBasis.NET)
    asked = {"artefact": car.artefact, "market": "AT", "customer_kind": CustomerKind.PRIVATE}
    told = deals.estimate(SYSTEM, items=tuple(car.items), **asked)
    deal = at.open(at.person(), configuration=car.id, extras=("DELIVERY",))
    assert str(told.totals.gross.amount) == at.offered_total(deal)
    with pytest.raises(Incomplete):
        deals.estimate(SYSTEM, items=tuple(car.items)[1:], **asked)
    with pytest.raises(UnknownItem):
        deals.estimate(SYSTEM, items=(*car.items, "SPOILER"), **asked)
    with pytest.raises(NotFound):
        deals.estimate(SYSTEM, items=tuple(car.items), **asked | {"artefact": "0" * 64})
