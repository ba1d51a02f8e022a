"""The showroom with people in it: one world for all its tests, which read; the one that moves the clock stands last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.cast import Cast
    from tests.worlds import Worlds


@pytest.fixture(scope="module")
def cast(worlds: Worlds) -> Iterator[Cast]:
    """Deals at every stage, users in every role."""
    from murmelbahn.kernel import world
    from tests.browser.cast import play

    def set_clock(at: datetime) -> None:
        with world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [at])

    with worlds.fresh():
        yield play(set_clock)
