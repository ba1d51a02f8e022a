"""What the showroom needs from the house: something that lets a world live on."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clockwork(Protocol):
    """Lets the world live up to a moment, or to the next thing that happens (`kernel.engine.Engine` does both)."""

    def until(self, at: datetime) -> None: ...

    def until_something_happens(self) -> datetime | None: ...
