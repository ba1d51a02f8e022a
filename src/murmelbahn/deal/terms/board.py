"""Choosing among many deals: filters, pages, counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from murmelbahn.deal.terms.states import Customer, Gate, Mender, Value, Vehicle
from murmelbahn.kernel.refusals import BadInput

SEPARATOR = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFilter:
    """Every condition that is given must hold. `gate`: whose turn it is; whether it is held is asked of each deal on the
    page. `mender`: for whom the deal waits (`WAITS`). `overdue`: a day it was bound to has passed (`LateKind`). `text` is
    found in the deal's number and the VIN."""

    vehicle: Vehicle | None = None
    customer: Customer | None = None
    value: Value | None = None
    gate: Gate | None = None
    mender: Mender | None = None
    market: str = ""
    agent: UUID | None = None
    party: UUID | None = None
    """Whoever has a role in it."""
    outlet: UUID | None = None
    adviser: UUID | None = None
    text: str = ""
    open_only: bool = False
    overdue: bool = False
    run_out: bool = False
    """An offer was made and ran out."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of deals ended. Time and id: many deals may move in one moment of a world's time."""

    moved_at: datetime
    deal: UUID

    def __str__(self) -> str:
        return f"{self.moved_at.isoformat()}{SEPARATOR}{self.deal}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place that was written as text. Raises `BadInput`."""
        at, _, identity = text.partition(SEPARATOR)
        try:
            place = cls(datetime.fromisoformat(at), UUID(identity))
        except ValueError:
            raise BadInput(field="after", reason=text[:60]) from None
        if place.moved_at.tzinfo is None:
            raise BadInput(field="after", reason=text[:60])
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class DealCounts:
    """How many deals meet a filter, all and by each state. A deal may stand before several gates at once. `mender`: for whom
    running deals wait; `agent`: by its id; `overdue`: how many are past a day they were bound to; `run_out`: of
    how many the offer ran out."""

    total: int
    vehicle: Mapping[Vehicle, int]
    customer: Mapping[Customer, int]
    value: Mapping[Value, int]
    market: Mapping[str, int]
    gate: Mapping[Gate, int]
    mender: Mapping[Mender, int] = field(default_factory=dict)
    agent: Mapping[str, int] = field(default_factory=dict)
    overdue: int = 0
    run_out: int = 0


class LateKind(StrEnum):
    """Which day has passed: the one by which the seller must answer an order, the one until which a contract stands subject to
    the loan, the plant's first promise, a claim's due day, the planned handover, the last day to collect the car."""

    ANSWER = "answer"
    FINANCE = "finance"
    BUILD = "build"
    PAYMENT = "payment"
    HANDOVER = "handover"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A day that has passed."""

    kind: LateKind
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a list shows beside a deal: the gates whose turn it is, and the days that have passed."""

    gates: tuple[Gate, ...]
    late: tuple[Late, ...]
