"""The verdict: whether the three streams agree, and if not, the exact field with both values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two copies say different things about one field of one stream."""

    stream: str
    field: str
    source: str
    value: str
    other_source: str
    other_value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The proof: how many claims of how many fields were compared, and every disagreement."""

    claims: int
    fields: int
    disagreements: tuple[Disagreement, ...]

    @property
    def agrees(self) -> bool:
        return not self.disagreements
