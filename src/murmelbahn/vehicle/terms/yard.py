"""All cars of a market in one look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from murmelbahn.vehicle.terms.car import CarClass, CarState


@dataclass(frozen=True, slots=True, kw_only=True)
class YardWish:
    """Which cars of a market. Empty or None does not restrict; `text` is part of a VIN or of a place."""

    market: str
    car_class: CarClass | None = None
    state: CarState | None = None
    stopped: bool | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YardCounts:
    """How many cars there are by state and class, the other choice as wished; how many are stopped."""

    total: int
    states: Mapping[CarState, int]
    classes: Mapping[CarClass, int]
    stopped: int
