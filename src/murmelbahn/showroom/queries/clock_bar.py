"""The world's time, where it is ours to move."""

from __future__ import annotations

from murmelbahn.accounts.queries import in_demo_world
from murmelbahn.kernel import clock, timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.showroom.terms import ClockBar


def clock_bar(actor: Actor) -> ClockBar | None:
    """Only in a demo world: a live world's time is real and nobody's to move."""
    if not in_demo_world(SYSTEM):
        return None
    return ClockBar(now=clock.read(), next_due=timers.next_due())
