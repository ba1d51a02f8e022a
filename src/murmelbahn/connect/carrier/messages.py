"""What crosses the border to and from the carrier: JSON transport orders and status messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from murmelbahn.connect.rules import border
from murmelbahn.connect.terms import World
from murmelbahn.vehicle.terms import Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """Bring this car. `subject` is whom it concerns: the deal, else the car."""

    vin: str
    subject: UUID
    origin: str
    place: str
    type: Literal["TRANSPORT"] = "TRANSPORT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where the car is; expected on `estimate`, give or take `spread_days`."""

    shipment: UUID
    number: int
    vin: str
    milestone: Milestone
    at: datetime
    estimate: date
    spread_days: int
    type: Literal["STATUS"] = "STATUS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """Proof of delivery: unloaded at the place and looked at together; `damage` is what was found, if anything."""

    shipment: UUID
    number: int
    vin: str
    place: str
    at: datetime
    damage: str = ""
    type: Literal["DELIVERED"] = "DELIVERED"


Answer = Status | Delivered
STEPS = (Milestone.PICKED_UP, Milestone.COMPOUND, Milestone.LAST_LEG, Milestone.ARRIVED)
"""Messages of a shipment in their order; the last is the proof of delivery."""


def read_answer(content: bytes) -> Answer:
    """A message of the carrier. Raises `MalformedMessage`."""
    found: Answer = border.read(Answer, content, World.CARRIER)
    return found
