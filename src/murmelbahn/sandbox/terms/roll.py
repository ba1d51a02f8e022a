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
