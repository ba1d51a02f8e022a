"""An engine that turns elsewhere: `work` processes carry the facts, the roll waits until they have nothing left to do."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import click

from murmelbahn.kernel import marks
from murmelbahn.kernel.engine import Engine, glance

LOOK = 0.05
"""Seconds between two looks: who looks more often takes the processor from those who work."""
PATIENCE = 180
"""Seconds in which no fact moves before the roll says that nobody works, unless it is told otherwise."""


@dataclass(frozen=True)
class Elsewhere(Engine):
    """Never turns by itself."""

    patience: float = PATIENCE

    def turn(self) -> int:
        """Nothing is done here. Raises RuntimeError, because whoever turns it has the wrong engine."""
        raise RuntimeError("the facts of this world are carried elsewhere")

    def until_idle(self, rounds: int = 10_000) -> int:
        """Wait until all facts are heard, none waits for a place and no alarm is due, at one and the same position.

        Raises ClickException when nothing moves for too long.
        """
        first = last = marks.top()
        began, pause = time.monotonic(), threading.Event()
        while not self._at_rest(last):
            newest = marks.top()
            if newest != last:
                last, began = newest, time.monotonic()
            elif time.monotonic() - began > self.patience:
                raise click.ClickException("Nobody carries the facts: start `murmelbahn work` for this world.")
            else:
                pause.wait(LOOK)
        return last - first

    def _at_rest(self, position: int) -> bool:
        """Every effect emits before its mark is there, so what is asked in this order cannot miss one; a cheap look first
        spares the question to all subscribers while facts still wait for their place."""
        if glance().anything:
            return False
        return marks.all_heard(self.subscribers) and not glance().anything and marks.top() == position
