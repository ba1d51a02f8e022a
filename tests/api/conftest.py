"""One played world for the tests of the API. Tests that write take deals of their own or are refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.api.callers import Stage
    from tests.worlds import Worlds


@pytest.fixture(scope="module")
def stage(worlds: Worlds) -> Iterator[Stage]:
    from murmelbahn.app.api import api
    from murmelbahn.kernel import world
    from tests.api.callers import settle
    from tests.browser.cast import play

    def set_clock(at: datetime) -> None:
        with world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [at])

    api().get_openapi_schema()  # made once; foreign tools wait ten seconds for it and no longer
    with worlds.fresh():
        yield settle(play(set_clock))
