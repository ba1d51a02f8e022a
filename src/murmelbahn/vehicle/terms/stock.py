"""What somebody looks for among the cars that are built already, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from murmelbahn.vehicle.terms.car import CarClass


@dataclass(frozen=True, slots=True, kw_only=True)
class StockWish:
    """Free cars of a market. Empty or None does not restrict; `arrived`: at its place, or still on its way."""

    market: str
    models: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    classes: tuple[CarClass, ...] = ()
    arrived: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockCounts:
    """How many free cars there are by each feature, the other features as wished."""

    total: int
    models: Mapping[str, int]
    places: Mapping[str, int]
    classes: Mapping[str, int]
    arrived: Mapping[str, int]
