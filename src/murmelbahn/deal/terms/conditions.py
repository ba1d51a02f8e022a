"""The seller's conditions of sale."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What every contract of a market says beside its own figures, for one kind of customer and in one language.

    `version` is the sha256 of the wording in all languages: an order keeps it, so that it stays known what was agreed.
    """

    market: str
    kind: str
    language: str
    version: str
    clauses: tuple[Clause, ...]

    @property
    def edition(self) -> str:
        """The version as people quote it."""
        return edition(self.version)


def edition(version: str) -> str:
    return version[:8]
