"""What crosses the border to and from the plant: JSON, each kind with a `type`, answers numbered within their order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from murmelbahn.connect.rules import border
from murmelbahn.connect.terms import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Build this. `order` is our build's id."""

    order: UUID
    deal: UUID
    model: str
    configuration: UUID
    items: tuple[str, ...]
    plant: str
    type: Literal["ORDER"] = "ORDER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Build these items instead."""

    order: UUID
    change: UUID
    configuration: UUID
    items: tuple[str, ...]
    type: Literal["CHANGE"] = "CHANGE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """Do not build it; with `for_stock`, build it all the same."""

    order: UUID
    for_stock: bool
    type: Literal["CANCEL"] = "CANCEL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """From `on` the options of this class are fixed."""

    option_class: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """The build week (its Monday), freeze dates, promised delivery. Sent again with a higher number when it moves."""

    id: str
    order: UUID
    number: int
    week: date
    freeze: tuple[Freeze, ...]
    promised: date
    type: Literal["SCHEDULED"] = "SCHEDULED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """The plant does not take the order."""

    id: str
    order: UUID
    number: int
    reason: str
    type: Literal["REJECTED"] = "REJECTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotBuild:
    """The plant took the order and lost the slot."""

    id: str
    order: UUID
    number: int
    reason: str
    type: Literal["CANNOT_BUILD"] = "CANNOT_BUILD"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAnswer:
    """Yes or no to a change."""

    id: str
    order: UUID
    change: UUID
    accepted: bool
    reason: str = ""
    type: Literal["CHANGE_ANSWER"] = "CHANGE_ANSWER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """End of line: VIN, items fitted, the individual values of the certificate of conformity."""

    id: str
    order: UUID
    number: int
    vin: str
    items: tuple[str, ...]
    co2_g_km: int
    mass_kg: int
    consumption_l_100km: Decimal
    consumption_kwh_100km: Decimal
    electric_range_km: int
    type: Literal["BUILT"] = "BUILT"


Request = Order | Change | Cancel
Answer = Scheduled | Rejected | CannotBuild | ChangeAnswer | Built
NUMBERS = {"answer": 1, "moved": 2, "failed": 3, "built": 4}
"""Place of each step among the messages of an order."""


def read_request(content: bytes) -> Request:
    """A message to the plant. Raises `MalformedMessage`."""
    found: Request = border.read(Request, content, World.PLANT)
    return found


def read_answer(content: bytes) -> Answer:
    """A message of the plant. Raises `MalformedMessage`."""
    found: Answer = border.read(Answer, content, World.PLANT)
    return found
