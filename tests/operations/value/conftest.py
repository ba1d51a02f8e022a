"""A world with two sellers and their prices."""

import pytest


@pytest.fixture
def shop(world: str) -> None:
    from tests.operations.value.people import open_shop

    open_shop()
