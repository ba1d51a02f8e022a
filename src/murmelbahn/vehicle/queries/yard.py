"""All cars of a market, gone ones too: for those who answer for the stock."""

from __future__ import annotations

from dataclasses import replace

from murmelbahn.kernel.actor import STAFF, Actor
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.kernel.rows import Where, where
from murmelbahn.kernel.sql import ask
from murmelbahn.vehicle.queries import _sight
from murmelbahn.vehicle.queries._car_view import views
from murmelbahn.vehicle.terms import CarClass, CarState, CarView, YardCounts, YardWish

STOPPED = "jsonb_array_length(stops) > 0"


def yard(actor: Actor, *, wish: YardWish, after: str = "", limit: int = 50) -> tuple[CarView, ...]:
    """Cars that fit, by VIN; the page behind the VIN `after`. Raises `NotAllowed` for who is not staff."""
    condition = _fitting(actor, wish)
    if after:
        condition &= where("vin > %s", after)
    return views(condition, order="vin", limit=limit)


def yard_counts(actor: Actor, *, wish: YardWish) -> YardCounts:
    """How many cars fit, and how many would by every other state and class. Raises `NotAllowed`."""
    parts = (
        ("state", "state", replace(wish, state=None)),
        ("class", "car_class", replace(wish, car_class=None)),
        ("stopped", f"({STOPPED})::text", replace(wish, stopped=None)),
        ("total", "''", wish),
    )
    conditions = [(name, column, _fitting(actor, one)) for name, column, one in parts]
    sql = " UNION ALL ".join(
        f"SELECT '{name}', {column}, count(*) FROM vehicle_car WHERE {condition.sql} GROUP BY 2"
        for name, column, condition in conditions
    )
    found: dict[str, dict[str, int]] = {}
    rows = ask(sql, [value for _, _, condition in conditions for value in condition.parameters])
    for name, code, number in rows:
        found.setdefault(name, {})[code] = number
    return YardCounts(
        total=found.get("total", {}).get("", 0),
        states={CarState(code): number for code, number in found.get("state", {}).items()},
        classes={CarClass(code): number for code, number in found.get("class", {}).items()},
        stopped=found.get("stopped", {}).get("true", 0),
    )


def _fitting(actor: Actor, wish: YardWish) -> Where:
    if not actor.is_system and actor.kind not in STAFF:
        raise NotAllowed(kind=actor.kind)
    condition = where("market = %s", wish.market) & _sight.in_market(actor)
    if wish.state is not None:
        condition &= where("state = %s", wish.state.value)
    if wish.car_class is not None:
        condition &= where("car_class = %s", wish.car_class.value)
    if wish.stopped is not None:
        condition &= where(STOPPED if wish.stopped else f"NOT ({STOPPED})")
    if wish.text.strip():
        sought = wish.text.strip().translate({ord(sign): f"\\{sign}" for sign in "\\%_"})
        condition &= where("vin ILIKE %s OR place ILIKE %s", f"%{sought}%", f"%{sought}%")
    return condition
