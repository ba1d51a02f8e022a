"""What the register of VAT ids answers: JSON, by Customer ID and version; the VAT id itself stays with us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from murmelbahn.connect.rules import border
from murmelbahn.connect.terms import World
from murmelbahn.customer.terms import VatIdResult

ASKS = 1000
"""More answers about one version of a party's data than anybody waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`number` counts the register's answers about a party: version times `ASKS`, plus two for each time it was asked again, plus
    one for a second try."""

    party: UUID
    number: int
    result: VatIdResult
    reference: str
    type: Literal["VAT_ID"] = "VAT_ID"


def read_answer(content: bytes) -> Answer:
    """A message of the register. Raises `MalformedMessage`."""
    found: Answer = border.read(Answer, content, World.VAT_ID)
    return found
