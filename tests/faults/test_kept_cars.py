"""A customer that clicks on many cars at once keeps no more of them than one that clicks on one after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import TooManyHeld, Variant
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value.terms import ComponentKind
from tests.faults.life import START
from tests.journeys.town import Town, engine

pytestmark = pytest.mark.fault
CARS = 12


@pytest.mark.usefixtures("world")
def test_many_clicks_at_once_keep_no_more_than_allowed(set_clock: Callable[..., None]) -> None:
    set_clock(START)
    town = Town("DE", engine()).build()
    town.release("tarn")
    car = town.configure("TN3", "DI20")
    town.prices([car], {"TN3": (ComponentKind.BASE, "33,320.00")}, basis=PriceBasis.GROSS)
    anna, party = town.person()
    most = markets.market(SYSTEM, code="DE").offer.held_at_once

    def click(vin: str) -> bool:
        try:
            deals.open_deal(
                anna,
                market="DE",
                seller=town.seller,
                variant=Variant.STOCK,
                customer_kind="private",
                orderer=party,
                agent=town.agent,
                outlet=town.outlet,
                vin=vin,
                place_of_delivery="A1-1",
            )
        except TooManyHeld:
            return False
        finally:
            worlds.connection().close()
        return True

    vins = [town.stock(car) for _ in range(CARS)]
    with ThreadPoolExecutor(CARS) as pool:
        assert sum(pool.map(click, vins)) == most
