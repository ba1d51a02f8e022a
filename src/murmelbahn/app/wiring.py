"""Wires what the rooms hear to the engine: SUBSCRIPTIONS of `reactions`, PROJECTIONS of `projections`, STATIONS of `connect`."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from murmelbahn.app import rooms
from murmelbahn.kernel.engine import Engine
from murmelbahn.kernel.fact import Projection, Station, Subscription


@cache
def engine() -> Engine:
    """Everything that hears facts in this installation. Raises ValueError when two listeners share a name."""
    subscriptions: list[Subscription] = []
    projections: list[Projection] = []
    for room in rooms.standing():
        reactions, projected = rooms.part(room, "reactions"), rooms.part(room, "projections")
        subscriptions += getattr(reactions, "SUBSCRIPTIONS", ())
        projections += getattr(projected, "PROJECTIONS", ())
    stations = _stations()
    names = [str(one.name) for listeners in (subscriptions, projections, stations) for one in listeners]
    if doubled := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"these listeners' names stand twice: {', '.join(sorted(doubled))}")
    return Engine(subscriptions=subscriptions, projections=projections, stations=stations)


def _stations() -> list[Station]:
    """One folder per outside world; each may have a `station.py`."""
    if "connect" not in rooms.standing():
        return []
    folders = sorted(path.parent.name for path in (rooms.HOUSE / "connect").glob("*/station.py"))
    found = [import_module(f"murmelbahn.connect.{folder}.station") for folder in folders]
    return [station for module in found for station in module.STATIONS]
