"""A furnished world on the first morning of a roll."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest


@pytest.fixture
def furnished(world: str, set_clock: Callable[[datetime], None]) -> str:
    """Companies, prices, network and people, without stock: a roll brings its own cars."""
    from murmelbahn.kernel.actor import SYSTEM
    from murmelbahn.sandbox import operations
    from murmelbahn.sandbox.commands.roll import FIRST_MORNING

    set_clock(FIRST_MORNING)
    operations.furnish(SYSTEM, stock=0)
    return world
