"""The shop window of built cars: chosen and counted in SQL."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.rows import ALL, Where, where
from murmelbahn.kernel.sql import ask
from murmelbahn.vehicle.queries import _sight
from murmelbahn.vehicle.queries._car_view import views
from murmelbahn.vehicle.terms import CarState, CarView, StockCounts, StockWish

COLUMNS = {"models": "model", "places": "place", "classes": "car_class", "arrived": "arrived"}
ANYTHING: dict[str, Any] = {"models": (), "places": (), "classes": (), "arrived": None}


def stock(actor: Actor, *, wish: StockWish, limit: int = 50) -> tuple[CarView, ...]:
    """Free cars that fit: those that are here first, then by VIN."""
    return views(_fitting(actor, wish), order="arrived DESC, prepared DESC, vin", limit=limit)


def stock_counts(actor: Actor, *, wish: StockWish) -> StockCounts:
    """How many cars fit, and how many would by every other choice of each feature."""
    found: dict[str, dict[str, int]] = {}
    fitting = _fitting(actor, wish)
    parts = [("total", "''", fitting)]
    parts += [
        (feature, f"{column}::text", _fitting(actor, replace(wish, **{feature: ANYTHING[feature]})))
        for feature, column in COLUMNS.items()
    ]
    sql = " UNION ALL ".join(
        f"SELECT '{feature}', {column}, count(*) FROM vehicle_car WHERE {condition.sql} GROUP BY 2"
        for feature, column, condition in parts
    )
    rows = ask(sql, [value for _, _, condition in parts for value in condition.parameters])
    for feature, code, number in rows:
        found.setdefault(feature, {})[code] = number
    return StockCounts(
        total=found.get("total", {}).get("", 0), **{feature: found.get(feature, {}) for feature in COLUMNS}
    )


def _fitting(actor: Actor, wish: StockWish) -> Where:
    lists = {"model": wish.models, "place": wish.places, "car_class": [one.value for one in wish.classes]}
    condition = where("market = %s AND state = %s", wish.market, CarState.FREE.value) & _sight.cars(actor, None)
    for column, wanted in lists.items():
        condition &= where(f"{column} = ANY(%s)", list(wanted)) if wanted else ALL
    return condition if wish.arrived is None else condition & where("arrived = %s", wish.arrived)
