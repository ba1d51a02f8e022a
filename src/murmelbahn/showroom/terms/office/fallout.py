"""The fallout desk."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.deal.terms import OpenReceipt, OverdueTimer, StuckFact


@dataclass(frozen=True, slots=True, kw_only=True)
class FalloutSheet:
    """What waits for a person: facts that could not be taken, answers that stations owe or have refused, alarms that have
    not rung. `most`: a list of this length goes on."""

    stuck: tuple[StuckFact, ...]
    refused: tuple[OpenReceipt, ...]
    owed: tuple[OpenReceipt, ...]
    timers: tuple[OverdueTimer, ...]
    most: int

    @property
    def quiet(self) -> bool:
        return not (self.stuck or self.refused or self.owed or self.timers)
