"""Cars in stock that are not new: lowered by a component with a name of its own, and told as what they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.deal.operations import make_offer
from murmelbahn.kernel.actor import SYSTEM, VISITOR
from murmelbahn.kernel.ids import new_id
from murmelbahn.markets.terms import CustomerKind, StockClass
from murmelbahn.showroom.queries import ask_sheet, stock_car_sheet
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


def test_an_offer_with_named_campaigns_is_lowered_all_the_same(shop: Shop) -> None:
    """An adviser who names campaigns, or wants none, leaves out no class of the car; offer, page and paper say one price."""
    car = one("DE", CarClass.DEMONSTRATOR)
    sheet = stock_car_sheet(VISITOR, vin=car.vin, kind=CustomerKind.PRIVATE, plates=False)
    client = shop.as_("Miriam Albers", language="de")
    party = min(actor_of_subject(SYSTEM, subject=shop.users["Miriam Albers"]).parties)
    actor = actor_of_subject(SYSTEM, subject=shop.users["Miriam Albers"])
    outlet = ask_sheet(actor, vin=car.vin).outlets[0].outlet
    form = {"key": str(new_id()), "vin": car.vin, "party": str(party), "outlet": str(outlet)}
    deal = UUID(client.post("/offer/new", form)["Location"].split("/")[2])
    page = body(client.get(f"/deals/{deal}/offer"))
    assert "Nachlass für den Vorführwagen" in page
    assert "Vorführwagen · 2.400 km · zugelassen 15. Sept. 2026" in page
    again = make_offer(SYSTEM, deal=deal, campaigns=())
    terms = values.offer(SYSTEM, offer=again, on=OPENING.date()).terms
    assert terms.quote.campaigns == ("DEMO-DE",)
    lowered = [line.line.gross for line in sheet.price.lines if line.line.kind is ComponentKind.STOCK_CLASS]
    assert lowered == [line.gross for line in terms.quote.lines if line.kind is ComponentKind.STOCK_CLASS]
