"""A car somebody looks at before there is a deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.vehicle.terms import CarView, Technical


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Everything the price of a car depends on. `included`: items that a package brings along. `car`: built already."""

    market: str
    seller: str
    customer_kind: str
    model: str
    items: tuple[str, ...]
    included: frozenset[str]
    technical: Technical
    on: date
    extras: tuple[str, ...] = ()
    car: CarView | None = None
    buyer: UUID | None = None
    region: str = ""
