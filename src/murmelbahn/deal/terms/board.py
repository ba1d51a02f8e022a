"""Choosing among many deals: filters, pages, counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.deal.terms.states import Customer, Gate, Value, Vehicle
from murmelbahn.kernel.refusals import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFilter:
    """Every condition that is given must hold. `gate`: whose turn it is; whether it is held is asked of each deal on the
    page. `text` is found in the deal's number and the VIN."""

    vehicle: Vehicle | None = None
    customer: Customer | None = None
    value: Value | None = None
    gate: Gate | None = None
    market: str = ""
    outlet: UUID | None = None
    adviser: UUID | None = None
    text: str = ""
    open_only: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of deals ended. Time and id: many deals may move in one moment of a world's time."""

    moved_at: datetime
    deal: UUID

    def __str__(self) -> str:
        return f"{self.moved_at.isoformat()}~{self.deal}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place that was written as text. Raises `BadInput`."""
        at, _, identity = text.partition("~")
        try:
            place = cls(datetime.fromisoformat(at), UUID(identity))
        except ValueError:
            raise BadInput(field="after", reason=text[:60]) from None
        if place.moved_at.tzinfo is None:
            raise BadInput(field="after", reason=text[:60])
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class DealCounts:
    """How many deals meet a filter, all and by each state. A deal may stand before several gates at once."""

    total: int
    vehicle: Mapping[Vehicle, int]
    customer: Mapping[Customer, int]
    value: Mapping[Value, int]
    market: Mapping[str, int]
    gate: Mapping[Gate, int]
