"""Fixtures of the house: a world nobody has played in per test, its clock, its engine.

One PostgreSQL without fsync serves all test sessions of this clone (`build/tests`); the last session turns it off. The
migrated template is kept between sessions under a name made from the migrations, so that most sessions migrate nothing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from tests.worlds import Worlds


LONG = [Path(__file__).parent / part for part in ("operations/showroom", "operations/sandbox", "app")]
"""Every page by every reader without a browser, programs and played worlds: too long for a first look."""
FIRST, LAST = ("broker", "api", "fault"), "browser"
"""Who takes minutes starts first, so that nobody is waited for at the end. Browsers come last: whoever drives them leaves an
event loop in its process, beside which Django speaks to no database."""


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.register_profile("house", deadline=None)  # a busy machine is slow, not wrong
    hypothesis.settings.load_profile("house")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "murmelbahn.app.settings")
    if not all("tests/rules" in argument for argument in config.args):
        import django
        from django.conf import settings

        django.setup()
        settings.PASSWORD_HASHERS = ["tests.hashing.CheapArgon2"]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Tests of a file that share a played world go to one process."""
    if any(item.path.is_relative_to(part) for part in LONG):
        item.add_marker("long")
        item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_turn)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Groups are carried in names; a pytest that drops them would tear the groups apart and play every shared world again."""
    torn = [item.nodeid for item in session.items if item.get_closest_marker("xdist_group") and "@" not in item.nodeid]
    if session.config.getoption("loadgroup", False) and torn:
        raise pytest.UsageError(f"groups of tests are not kept together: {torn[0]}")


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker(LAST):
        return len(FIRST) + 1
    return next((turn for turn, name in enumerate(FIRST) if item.get_closest_marker(name)), len(FIRST))


@pytest.fixture(scope="session", autouse=True)
def nothing_left_behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Root's database folders of installations in temporary folders: they stand elsewhere, and `moved-to` says where."""
    yield
    for pointer in tmp_path_factory.getbasetemp().rglob("moved-to"):
        shutil.rmtree(pointer.read_text().strip(), ignore_errors=True)


@pytest.fixture(scope="session")
def worlds() -> Iterator[Worlds]:
    from tests.worlds import serving

    with serving() as ready:
        yield ready


@pytest.fixture
def world(worlds: Worlds) -> Iterator[str]:
    """A world nobody has played in, a clone of the migrated template that is emptied afterwards and used again; gives its alias.
    Its clock is the real one until `set_clock` moves it. Code in other threads reaches the same world."""
    with worlds.fresh() as alias:
        yield alias


@pytest.fixture
def set_clock(world: str) -> Callable[[datetime], None]:
    """Sets the world's time, in any direction."""
    from murmelbahn.kernel import world as kernel_world

    def move(at: datetime) -> None:
        with kernel_world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [at])

    return move


@pytest.fixture
def deliver(world: str) -> Callable[[], int]:
    """Runs placer, timers that are due, and everything that hears facts, until idle; returns how much was done."""
    from murmelbahn.app.wiring import engine

    return lambda: engine().until_idle()
