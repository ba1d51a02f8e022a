"""A town for each market, at nine in the morning of 24 November 2026 unless the story moves on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.town import Town

START = datetime(2026, 11, 24, 8, tzinfo=UTC)


def _town(market: str) -> Town:
    from tests.journeys.town import Town, engine

    return Town(market, engine()).build()


@pytest.fixture
def de(world: str, set_clock: Callable[[datetime], None]) -> Town:
    set_clock(START)
    return _town("DE")


@pytest.fixture
def at(world: str, set_clock: Callable[[datetime], None]) -> Town:
    set_clock(START)
    return _town("AT")
