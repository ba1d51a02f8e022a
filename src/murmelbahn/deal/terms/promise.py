"""The day on which the plant means to deliver, and the one it had named first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """`first`: the day named first since the customer last agreed on one with a version of its contract; its rights on delay
    are counted from it. `now`: the day named last, which only says when the car is expected."""

    first: date
    now: date

    @property
    def moved(self) -> bool:
        return self.first != self.now
