from __future__ import annotations

from collections.abc import Iterator

import pytest

from .broker import Broker


@pytest.fixture
def broker() -> Iterator[Broker]:
    one = Broker()
    one.start()
    yield one
    one.kill()
