"""What the screening provider answers: JSON, by Customer ID and version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from murmelbahn.connect.rules import border
from murmelbahn.connect.terms import World
from murmelbahn.customer.terms import ScreeningKind, ScreeningResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    kind: ScreeningKind
    result: ScreeningResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The provider's answer about one version of a party."""

    party: UUID
    version: int
    reference: str
    findings: tuple[Finding, ...]
    type: Literal["REPORT"] = "REPORT"


def read_report(content: bytes) -> Report:
    """A message of the provider. Raises `MalformedMessage`."""
    found: Report = border.read(Report, content, World.SCREENING)
    return found
