"""The server and the template behind the fixture `world`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import sql

from murmelbahn.app import databases, rooms
from murmelbahn.app.environment import PROJECT
from murmelbahn.app.house import point_default_at
from murmelbahn.app.postgres import running
from tests import washing

BUILDING = 7_311_002
"""Advisory lock: one session builds the template, the others wait for it."""
KEPT = 3
"""Templates kept for other states of the tree."""


@dataclass
class Worlds:
    """Clones of one migrated template."""

    settings: dict[str, Any]
    template: str = ""
    again: bool = True
    """Whether a world that was emptied is given out again; measurements want one that is new in every page."""
    _number: Iterator[int] = field(default_factory=count)
    _idle: list[tuple[str, washing.Clean]] = field(default_factory=list)

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """A world nobody has played in, as this process' only one; worlds in worlds come back in order."""
        name, clean = self._idle.pop() if self._idle else self._clone()
        before = connections.databases[DEFAULT_DB_ALIAS]
        point_default_at(databases.named(self.settings, name, pool=False))
        try:
            yield DEFAULT_DB_ALIAS
        finally:
            point_default_at(before)
            with self.server(name) as world:
                fit = self.again and washing.washed(world, clean)
            if fit:
                self._idle.append((name, clean))
            else:
                self._drop(name)

    def empty(self) -> None:
        """Drops what stands ready."""
        while self._idle:
            self._drop(self._idle.pop()[0])

    def _clone(self) -> tuple[str, washing.Clean]:
        name = f"mb_test_{os.getpid()}_{next(self._number)}"
        with self.server() as server:
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                    sql.Identifier(name), sql.Identifier(self.template)
                )
            )
        with self.server(name) as world:
            return name, washing.look(world)

    def _drop(self, name: str) -> None:
        with self.server() as server:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def build(self) -> None:
        """Migrates a template for this state of the tree, unless one is kept; sweeps what killed sessions left."""
        self.template = f"mb_template_{_state_of_the_tree()}"
        with self.server() as server:
            server.execute("SELECT pg_advisory_lock(%s)", [BUILDING])
            self._sweep(server)
            known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.template]).fetchone()
            if known:
                return
            draft = f"mb_draft_{os.getpid()}"
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(draft)))
            before = connections.databases[DEFAULT_DB_ALIAS]
            point_default_at(databases.named(self.settings, draft, pool=False))
            call_command("migrate", verbosity=0, interactive=False)
            point_default_at(before)
            server.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(self.template))
            )

    @contextmanager
    def server(self, name: str = "postgres") -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
        chosen = self.settings
        with psycopg.connect(
            host=chosen["HOST"], port=chosen["PORT"], user=chosen["USER"], password=chosen["PASSWORD"],
            dbname=name, autocommit=True,
        ) as connection:  # fmt: skip
            yield connection

    def _sweep(self, server: psycopg.Connection[tuple[Any, ...]]) -> None:
        rows = server.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'mb\\_%' ORDER BY oid DESC"
        ).fetchall()
        names = [str(row[0]) for row in rows]
        dead = [name for name in names if name.startswith(("mb_test_", "mb_draft_")) and not _lives(name)]
        old = [name for name in names if name.startswith("mb_template_") and name != self.template][KEPT:]
        for name in (*dead, *old):
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def serving() -> Iterator[Worlds]:
    """DATABASE_URL's server if it is set, else an embedded one without fsync."""
    url = os.environ.get("DATABASE_URL")
    if url:
        ready = Worlds(databases.from_url(url, pool=False))
        ready.build()
        yield ready
        ready.empty()
        return
    with running(PROJECT / "build" / "tests", durable=False) as server:
        ready = Worlds(databases.from_url(server.dsn(), pool=False))
        ready.build()
        yield ready
        ready.empty()


def _state_of_the_tree() -> str:
    """A name for the migrations of the rooms that stand, and of Django's and allauth's versions by the lock file."""
    files = [path for room in rooms.standing() for path in sorted((rooms.HOUSE / room / "migrations").glob("*.py"))]
    digest = hashlib.sha256("\n".join(rooms.standing()).encode())
    for path in (*files, PROJECT / "requirements" / "run.txt", Path(rooms.HOUSE / "app" / "settings.py")):
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()[:16]


def _lives(name: str) -> bool:
    return Path(f"/proc/{name.split('_')[2]}").exists()
