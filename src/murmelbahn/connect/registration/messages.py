"""What crosses the border to and from the registration authority: JSON applications and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from murmelbahn.connect.rules import border
from murmelbahn.connect.terms import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A plate for this car, in the keeper's name (by Customer ID), at this place."""

    application: UUID
    vin: str
    deal: UUID
    keeper: UUID
    place: str
    type: Literal["APPLICATION"] = "APPLICATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """The plate (personal data: it passes the door and is kept by the vehicle stream only)."""

    application: UUID
    vin: str
    plate: str
    on: date
    type: Literal["GRANTED"] = "GRANTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """No plate, and why."""

    application: UUID
    vin: str
    reason: str
    type: Literal["REFUSED"] = "REFUSED"


Decision = Granted | Refused


def read_decision(content: bytes) -> Decision:
    """A message of the authority. Raises `MalformedMessage`."""
    found: Decision = border.read(Decision, content, World.REGISTRATION)
    return found
