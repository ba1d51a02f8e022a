"""The demo: from an empty server to a world with people in it."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime

from murmelbahn.accounts.queries import in_demo_world
from murmelbahn.app import rooms, worlds
from murmelbahn.app.databases import TEMPLATE, database_of
from murmelbahn.app.wiring import engine
from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.sql import tell

FIRST_DAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""A demo's clock begins on a Monday morning and stands until somebody moves it."""
SEED = 7


def prepare(name: str) -> None:
    """Template and world exist afterwards, with this version's tables; a new world is furnished by the sandbox.

    A world becomes visible under its name when it is complete: a crash on the way leaves nothing half furnished."""
    worlds.migrate(TEMPLATE)
    if worlds.exists(name):
        worlds.migrate(name)
        with kernel_world.use(worlds.enter(name)):
            begun = in_demo_world(SYSTEM)
        if begun:
            return
    draft = f"{name}_new"
    worlds.drop(draft)
    sandbox = rooms.part("sandbox", "commands")
    with ExitStack() as half_made:
        worlds.create(draft, at=FIRST_DAY if sandbox is None else sandbox.BEGINS, seed=SEED)
        half_made.callback(worlds.drop, draft)
        if sandbox is not None:
            with kernel_world.use(worlds.enter(draft, pool=False)):
                _hasten()
                sandbox.build_demo(engine())
        kernel_world.forget(draft)
        worlds.put_in_place(database_of(draft), worlds.database(name))
        half_made.pop_all()


def _hasten() -> None:
    """A draft that a crash loses is made again, so its commits need not wait for the disk; giving it its name does."""
    tell("SET synchronous_commit = off")
