"""Cars in stock that are not new: lowered by a component with a name of its own, and told as what they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from murmelbahn.kernel.actor import SYSTEM, VISITOR
from murmelbahn.markets.terms import CustomerKind, StockClass
from murmelbahn.showroom.queries import stock_car_sheet
from murmelbahn.value import queries as values
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarClass, CarView, StockWish
from tests.operations.showroom.shop import OPENING, Shop, open_shop
from tests.operations.showroom.test_pages import body

if TYPE_CHECKING:
    from tests.worlds import Worlds

USED = (CarClass.DEMONSTRATOR, CarClass.DAY_REGISTRATION, CarClass.RETURNED)


@pytest.fixture(scope="module")
def shop(worlds: Worlds) -> Iterator[Shop]:
    from murmelbahn.kernel import world

    def set_clock(at: datetime) -> None:
        with world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [at])

    with worlds.fresh():
        yield open_shop(set_clock, cars=40)


def one(market: str, car_class: CarClass) -> CarView:
    """A car of a class; the shop has a few of each."""
    return vehicle.stock(VISITOR, wish=StockWish(market=market, classes=(car_class,)), limit=1)[0]


@pytest.mark.parametrize("market", ["DE", "AT"])
@pytest.mark.parametrize("car_class", USED)
def test_a_car_that_is_not_new_costs_less_than_the_list(shop: Shop, market: str, car_class: CarClass) -> None:
    sheet = stock_car_sheet(VISITOR, vin=one(market, car_class).vin, kind=CustomerKind.PRIVATE, plates=False)
    lowered = [line for line in sheet.price.lines if line.line.kind is ComponentKind.STOCK_CLASS]
    assert [line.kind for line in lowered] == [f"value.stock_reduction.{car_class}"]
    assert lowered[0].line.amount.amount < 0


@pytest.mark.parametrize("car_class", [CarClass.NEW, CarClass.PIPELINE])
def test_a_new_car_is_not_lowered(shop: Shop, car_class: CarClass) -> None:
    sheet = stock_car_sheet(VISITOR, vin=one("DE", car_class).vin, kind=CustomerKind.PRIVATE, plates=False)
    assert ComponentKind.STOCK_CLASS not in {line.line.kind for line in sheet.price.lines}


def test_a_demonstrator_says_what_it_is(shop: Shop) -> None:
    """Registered 70 days ago the label is still owed, 2,400 km or not; nobody calls the car new."""
    car = one("DE", CarClass.DEMONSTRATOR)
    page = body(shop.visitor(language="de").get(f"/stock/{car.vin}"))
    assert "Nachlass für den Vorführwagen" in page
    assert "Art Vorführwagen" in page
    assert "Kilometerstand 2.400 km" in page
    assert "Erstzulassung 15. Sept. 2026" in page
    assert "CO₂-Klasse" in page
    assert "Neuwagen" not in page


def test_a_car_of_more_than_eight_months_and_a_thousand_kilometres_owes_no_label(shop: Shop) -> None:
    """Values stay, as they were measured; neither a class nor costs are told of it."""
    from dataclasses import replace

    from murmelbahn.deal.queries import label_facts

    car = replace(one("DE", CarClass.DEMONSTRATOR), first_registration=OPENING.date().replace(month=3))
    label = vehicle.label_of_values(VISITOR, technical=car.technical)
    day = OPENING.date()
    assert not label_facts(VISITOR, market="DE", label=label, on=day, handover=day, car=car).owed
    assert label_facts(VISITOR, market="DE", label=label, on=day, handover=day, car=replace(car, odometer_km=999)).owed


def test_reductions_are_dated_data_of_a_market_like_campaigns(shop: Shop) -> None:
    found = [each.campaign for each in values.published_campaigns(SYSTEM, market="AT")]
    lowered = {one.stock_classes[0]: one.percent for one in found if one.kind is ComponentKind.STOCK_CLASS}
    assert lowered == {
        StockClass.DEMONSTRATOR: Decimal(14),
        StockClass.DAY_REGISTRATION: Decimal(10),
        StockClass.RETURNED: Decimal(17),
    }
