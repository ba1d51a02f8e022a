"""Chance in a simulated world: drawn from hash(world seed, object), so that results never depend on timing or order."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
Knob = int | tuple[int, int]
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Outside:
    """How the outside treats one object (a deal, a party). `knobs` are per thousand, or a span of hours or days."""

    seed: int
    name: str
    knobs: Mapping[str, Knob]

    def number(self, below: int, *what: object) -> int:
        """0 to below - 1, always the same for the same seed, object and `what`."""
        text = "\x1f".join((str(self.seed), self.name, *(str(one) for one in what)))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) % below

    def happens(self, knob: str, *what: object) -> bool:
        """Whether something goes this way, by a knob per thousand."""
        chance = self.knobs[knob]
        if not isinstance(chance, int):
            raise TypeError(f"{knob} is a span, not a chance")
        return self.number(THOUSAND, knob, *what) < chance

    def between(self, knob: str, *what: object) -> int:
        """A number of a span, both ends included."""
        span = self.knobs[knob]
        if isinstance(span, int):
            raise TypeError(f"{knob} is a chance, not a span")
        low, high = span
        return low + self.number(high - low + 1, knob, *what)

    def pick(self, choices: Sequence[T], *what: object) -> T:
        """One of some choices."""
        return choices[self.number(len(choices), *what)]
