"""Chance that does not depend on timing: every draw is a hash of who draws, for what."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")
K = TypeVar("K")


class Draw:
    """Draws for one name, such as (seed, n). The same question has the same answer for ever, in whatever order it is asked."""

    def __init__(self, *name: object) -> None:
        self._name = "\x1f".join(str(part) for part in name)

    def number(self, below: int, *what: object) -> int:
        """0 to below - 1."""
        text = "\x1f".join((self._name, *(str(part) for part in what)))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % below

    def between(self, low: int, high: int, *what: object) -> int:
        """low to high, both included."""
        return low + self.number(high - low + 1, *what)

    def chance(self, percent: int, *what: object) -> bool:
        return self.number(100, *what) < percent

    def pick(self, options: Sequence[T], *what: object) -> T:
        return options[self.number(len(options), *what)]

    def weighted(self, weights: Mapping[K, int], *what: object) -> K:
        """One of the keys, as often as its weight says."""
        left = self.number(sum(weights.values()), *what)
        for option, weight in weights.items():
            left -= weight
            if left < 0:
                return option
        raise AssertionError("weights are whole numbers above zero")

    def uuid(self, *what: object) -> UUID:
        text = "\x1f".join((self._name, "uuid", *(str(part) for part in what)))
        return UUID(bytes=hashlib.sha256(text.encode()).digest()[:16], version=4)


def spread(seed: int, n: int, below: int) -> int:
    """0 to below - 1, spread evenly over neighbouring n: what must occur in any thousand deals occurs in any few dozen."""
    start = int.from_bytes(hashlib.sha256(f"spread\x1f{seed}".encode()).digest()[:8], "big")
    return (start + n * 618_033_989) % 1_000_000_000 * below // 1_000_000_000
