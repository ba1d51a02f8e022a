"""What crosses the border to and from a lender: JSON applications and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from murmelbahn.connect.rules import border
from murmelbahn.connect.terms import World
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Commit to pay for this car and recipient. `car` is the hash of the sold feature set, or a VIN."""

    commitment: UUID
    deal: UUID
    lender: str
    kind: str
    amount: Money
    recipient: UUID
    recipient_version: int
    car: str
    type: Literal["APPLICATION"] = "APPLICATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    code: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The lender's answer, with the recipient, car and amount it is bound to. Sent again as conditions are met."""

    commitment: UUID
    number: int
    approved: bool
    amount: Money
    recipient: UUID
    recipient_version: int
    car: str
    valid_until: date
    conditions: tuple[Condition, ...]
    type: Literal["DECISION"] = "DECISION"


def read_decision(content: bytes) -> Decision:
    """A message of a lender. Raises `MalformedMessage`."""
    found: Decision = border.read(Decision, content, World.LENDER)
    return found
