"""A gate and what holds it: every row must be true; a row that is not names its stream and who can mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from murmelbahn.deal.terms.states import Gate, Mender, Track

F = TypeVar("F")


def _silent(_: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Row(Generic[F]):
    """One condition of a gate. `true` decides from the gate's facts; `says` gives the figures of the sentence when it is not.
    The sentence stands in the catalogues under `deal.hold.<code>`."""

    code: str
    stream: Track
    mender: Mender
    true: Callable[[F], bool]
    says: Callable[[F], dict[str, Any]] = field(default=_silent)


@dataclass(frozen=True, slots=True)
class Hold:
    """A row that is not true now."""

    gate: Gate
    code: str
    stream: Track
    mender: Mender
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def text_code(self) -> str:
        return f"deal.hold.{self.code}"


def evaluate(gate: Gate, rows: Iterable[Row[F]], facts: F) -> tuple[Hold, ...]:
    """Every row that holds the gate; empty means open."""
    return tuple(Hold(gate, row.code, row.stream, row.mender, row.says(facts)) for row in rows if not row.true(facts))
