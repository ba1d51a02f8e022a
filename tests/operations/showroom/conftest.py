"""The showroom with people in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.cast import Cast


@pytest.fixture
def cast(world: str, set_clock: Callable[[datetime], None]) -> Cast:
    """Deals at every stage, users in every role."""
    from tests.browser.cast import play

    return play(set_clock)
