"""A furnished world is complete: every code priced, packages cheaper than their parts, everybody there."""

from __future__ import annotations

from datetime import date

import pytest

from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.markets import queries as markets
from murmelbahn.sandbox import operations, queries
from murmelbahn.sandbox.queries import source
from murmelbahn.value.terms import LegalEntityKnown
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarClass


@pytest.mark.parametrize("market", ["DE", "AT"])
def test_every_code_has_a_price_and_packages_are_worth_it(furnished: str, market: str) -> None:
    listed = {one.code: one.amount for one in source.prices(market, markets.market(SYSTEM, code=market).currency)}
    assert set(vehicle.price_codes(SYSTEM)) <= set(listed)
    days = {"order_date": date(2026, 11, 24), "build_date": date(2027, 1, 18)}
    for model in vehicle.models(SYSTEM, market=market, **days):
        for item in vehicle.model_catalogue(SYSTEM, model=model.model, market=market, **days).items:
            if item.contains:
                parts = [listed[code] for code in item.contains]
                assert listed[item.code] < sum(parts[1:], parts[0])


def test_the_cast_is_complete(furnished: str) -> None:
    for market, cast in queries.cast(SYSTEM).items():
        assert (cast.sales.kind, cast.finance.kind) == (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE)
        assert cast.finance.subject != cast.second.subject
        assert len({stand.agent for stand in cast.stands}) == 3
        assert cast.sales.markets == {market}


def test_stock_is_of_all_classes_and_models(furnished: str) -> None:
    from murmelbahn.sandbox.operations.world.stock import fill_stock

    fill_stock(60)
    cars = [car for market in ("DE", "AT") for car in vehicle.find_cars(SYSTEM, market=market, limit=100)]
    assert len(cars) == 60
    assert {car.car_class for car in cars} == set(CarClass)
    assert len({car.model for car in cars}) == 6


def test_a_world_is_furnished_once(furnished: str) -> None:
    with pytest.raises(LegalEntityKnown):
        operations.furnish(SYSTEM, stock=0)
