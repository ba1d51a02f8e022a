"""Stock and cars by VIN. The car of a deal is asked for by the deal."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.kernel.actor import Actor
from murmelbahn.ui.api.door import Door, Page
from murmelbahn.vehicle import operations, queries
from murmelbahn.vehicle.terms import CarClass, CarState, CarView, StockCounts, StockWish, YardCounts, YardWish


def yard(
    actor: Actor,
    *,
    market: str,
    car_class: CarClass | None = None,
    state: CarState | None = None,
    stopped: bool | None = None,
    text: str = "",
    after: str = "",
    limit: int = 50,
) -> tuple[CarView, ...]:
    """All cars of a market, gone ones too. `text` is part of a VIN or of a place."""
    wish = YardWish(market=market, car_class=car_class, state=state, stopped=stopped, text=text)
    return queries.yard(actor, wish=wish, after=after, limit=limit)


def stock_counts(
    actor: Actor,
    *,
    market: str,
    models: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    classes: tuple[CarClass, ...] = (),
    arrived: bool | None = None,
) -> StockCounts:
    """How many free cars of a market fit, and how many would by every other choice of each feature."""
    wish = StockWish(market=market, models=models, places=places, classes=classes, arrived=arrived)
    return queries.stock_counts(actor, wish=wish)


def yard_counts(
    actor: Actor,
    *,
    market: str,
    car_class: CarClass | None = None,
    state: CarState | None = None,
    stopped: bool | None = None,
    text: str = "",
) -> YardCounts:
    """How many cars of a market fit, gone ones too, and how many would by every other state and class."""
    wish = YardWish(market=market, car_class=car_class, state=state, stopped=stopped, text=text)
    return queries.yard_counts(actor, wish=wish)


door = Door("cars")
DECIDE, PRODUCTS = Scope.DEALS_DECIDE, Scope.PRODUCTS_WRITE
OF_DEALS = ("deal",)
"""Whose deal it is, the deal's room judges: outsiders name no deal here.
Outlets speak of the cars of their deals; of the stock, which is the seller's, the seller speaks."""

door.reads("/cars", queries.find_cars, scope=Scope.CATALOGUE_READ, page=Page(place=lambda car: str(car.vin), read=str))
door.reads("/cars/counts", stock_counts, scope=Scope.CATALOGUE_READ)
door.reads("/cars/{vin}", queries.car, scope=Scope.CATALOGUE_READ, without=OF_DEALS)
door.reads("/yard", yard, scope=DECIDE, page=Page(place=lambda car: str(car.vin), read=str))
door.reads("/yard/counts", yard_counts, scope=DECIDE)
door.writes("/cars", operations.add_stock_car, scope=PRODUCTS)
door.writes("/cars/{vin}/arrival", operations.record_arrival, scope=DECIDE, without=OF_DEALS)
door.writes("/cars/{vin}/preparation", operations.record_preparation, scope=DECIDE, without=OF_DEALS)
door.writes("/cars/{vin}/repair", operations.record_repair, scope=DECIDE, without=OF_DEALS)
door.writes("/cars/{vin}/transport", operations.request_transport, scope=PRODUCTS, without=OF_DEALS)
door.writes("/cars/{vin}/stops", operations.stop_delivery, scope=DECIDE)
door.writes("/cars/{vin}/stop-liftings", operations.lift_stop, scope=DECIDE)
