"""A town for each market, at nine in the morning of 24 November 2026 unless the story moves on.

Whatever a story does, at its end every deal's streams agree, the books balance and nothing is held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.town import Town

START = datetime(2026, 11, 24, 8, tzinfo=UTC)


def _town(market: str) -> Iterator[Town]:
    from tests.journeys.town import Town, engine

    town = Town(market, engine()).build()
    yield town
    town.prove()


@pytest.fixture
def de(world: str, set_clock: Callable[[datetime], None]) -> Iterator[Town]:
    set_clock(START)
    yield from _town("DE")


@pytest.fixture
def at(world: str, set_clock: Callable[[datetime], None]) -> Iterator[Town]:
    set_clock(START)
    yield from _town("AT")
