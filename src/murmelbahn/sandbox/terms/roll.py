"""The roll's bookkeeping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Where deal n of a seed stands. `people` are Customer IDs by part (orderer, keeper, collector)."""

    id: UUID
    seed: int
    n: int
    market: str
    seller: str
    deal: UUID | None
    opens: date
    until: str
    people: Mapping[str, UUID]
    done: Mapping[str, date]
    wake: date
    finished: bool
    outside: bool
    told: int
    """Commands of this deal that are taken into `done`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An act that was begun in the world and never written down, because its client died: every step it took, with what
    the house answered. `last` numbers its last command; `over`: a later act was begun, so that nothing of this is missing."""

    act: str
    steps: Mapping[str, UUID | str | None]
    last: int
    over: bool
