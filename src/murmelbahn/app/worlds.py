"""Worlds are databases `murmelbahn_<name>`, cloned from `murmelbahn_template` in well under a second."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from murmelbahn.app.databases import PREFIX, PREPARED, TEMPLATE, WORLD, database_of, named, said_by
from murmelbahn.app.environment import NotFitToRun
from murmelbahn.kernel import world
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.sql import tell

OLDEST = 16
"""PostgreSQL's major version."""
DRAFTS = ("_new", "_before", "_restoring")
"""Ends of the names of worlds on their way to or from another name."""
UNDONE = -2
"""`datconnlimit` of a database whose drop was cut off: nobody can enter it, and it keeps its name."""
CLONING = 7_311_001
"""Advisory lock: PostgreSQL refuses to clone a database somebody is connected to, so cloners go one by one."""


class WorldRefused(ValueError):
    """This world cannot be made, found or dropped; the message says why."""


def enter(name: str, *, pool: bool = True) -> str:
    """The alias of a world for `kernel.world.use`; makes the database reachable on first use."""
    if name == settings.MURMELBAHN_WORLD:
        return DEFAULT_DB_ALIAS
    if name not in connections.databases:
        world.register(name, named(connections.databases[DEFAULT_DB_ALIAS], database_of(name), pool=pool))
    return name


def known(name: str) -> bool:
    return name != TEMPLATE and (name in connections.databases or exists(name))


def database(name: str) -> str:
    """The database of a world; the installation's own world lives in the one DATABASE_URL names."""
    own = name == settings.MURMELBAHN_WORLD
    return str(connections.databases[DEFAULT_DB_ALIAS]["NAME"]) if own else database_of(name)


def comment(said: str) -> None:
    """Writes a comment on the installation's own database."""
    named_so = sql.Identifier(database(settings.MURMELBAHN_WORLD))
    with maintenance() as server:
        server.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(named_so, sql.Literal(said)))


def exists(name: str) -> bool:
    with maintenance() as server:
        return _stands(server, database(name))


def names() -> list[str]:
    with maintenance() as server:
        found = server.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s) AND datconnlimit <> %s", [PREFIX, UNDONE]
        ).fetchall()
    return sorted({str(row[0]).removeprefix(PREFIX) for row in found} - {TEMPLATE})


def create(name: str, *, at: datetime | None = None, seed: int = 0, source: str = TEMPLATE) -> None:
    """A new world, a copy of `source`; with `at`, its clock stands there and is ours to move. Raises WorldRefused."""
    clone(source, name)
    with ExitStack() as half_made:
        half_made.callback(drop, name)
        if at is not None:
            _run(name, "UPDATE kernel_clock SET kind = 'set', at = %s, seed = %s WHERE id = 1", at, seed)
        half_made.pop_all()


def clone(source: str, name: str) -> None:
    """Copies a world as it stands. Nobody may be connected to `source`."""
    _check(name)
    with maintenance() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [CLONING])
        for one in (database_of(name), database(source)):
            _stands(server, one)
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY {}").format(
            sql.Identifier(database_of(name)), sql.Identifier(database(source)), sql.SQL("FILE_COPY")
        )
        try:
            server.execute(statement)
        except psycopg.errors.DuplicateDatabase:
            raise WorldRefused(f"There is a world '{name}' already.") from None
        except psycopg.errors.ObjectInUse:
            raise WorldRefused(f"The world '{source}' is in use; copying needs it to be quiet.") from None
        except psycopg.errors.InvalidCatalogName:
            lacking = f"There is no world '{source}' to copy."
            no_template = "There is no template to copy yet: `murmelbahn db migrate` makes it."
            raise WorldRefused(no_template if source == TEMPLATE else lacking) from None


def drop(name: str) -> None:
    """Ends a world for ever, whoever is connected to it."""
    _check(name)
    world.forget(name)
    with maintenance() as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database_of(name))))


def migrate(name: str) -> None:
    """Brings a world's tables to this program's version; creates its database if there is none."""
    if not exists(name):
        with maintenance() as server:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database(name))))
    alias = enter(name, pool=False)
    _migrate(alias)
    if name == TEMPLATE:
        world.forget(alias)


def migrate_draft(settings: dict[str, Any]) -> None:
    """Brings the tables of a database that is no world yet to this program's version."""
    alias = str(settings["NAME"])
    world.register(alias, settings)
    try:
        _migrate(alias)
    finally:
        world.forget(alias)


def _migrate(alias: str) -> None:
    if behind(alias):
        with world.use(alias):
            call_command("migrate", database=alias, verbosity=0, interactive=False)


def behind(alias: str) -> bool:
    """Whether migrations wait. Asking is cheap; Django's own command goes over every app even when nothing is to do."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate_default() -> None:
    """Brings the tables of the installation's own world to this program's version."""
    call_command("migrate", database=DEFAULT_DB_ALIAS, verbosity=0, interactive=False)


def check_server() -> None:
    """Raises NotFitToRun for a server that is too old."""
    with maintenance() as server:
        if server.info.server_version < OLDEST * 10_000:
            raise NotFitToRun(f"Murmelbahn needs PostgreSQL {OLDEST} or newer; DATABASE_URL points at an older one.")


def put_in_place(draft: str, name: str) -> None:
    """Database `draft` becomes `name`; what stood there before is gone. Whoever is connected to either is sent away."""
    former = f"{name}_before"
    with maintenance() as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(former)))
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ANY(%s)", [[draft, name]]
        )
        steps = [(old, new) for old, new in ((name, former), (draft, name)) if _stands(server, old)]
        with server.transaction():
            for old, new in steps:
                server.execute(
                    sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new))
                )
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(former)))


@contextmanager
def scratch(source: str = TEMPLATE) -> Iterator[str]:
    """A world for the length of the block; yields its alias."""
    name = f"scratch_{new_id().hex[-20:]}"
    clone(source, name)
    try:
        with world.use(enter(name, pool=False)):
            yield name
    finally:
        drop(name)


def _stands(server: psycopg.Connection[tuple[object, ...]], name: str) -> bool:
    """Whether there is this database. What is left of a drop that was cut off is cleared away: nothing is in it."""
    found = server.execute("SELECT datconnlimit FROM pg_database WHERE datname = %s", [name]).fetchone()
    if found is None or found[0] != UNDONE:
        return found is not None
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    return False


def check_name(name: str) -> None:
    """Whether a person may give a world this name. Raises WorldRefused."""
    _check(name)
    if name == TEMPLATE or name.endswith(DRAFTS):
        raise WorldRefused(
            f"'{name}' is a name the house needs for itself: '{TEMPLATE}', and all that end in {', '.join(DRAFTS)}."
        )


def _check(name: str) -> None:
    if not WORLD.fullmatch(name):
        raise WorldRefused("A world's name is one to forty small letters, digits and underscores, a letter first.")


def _run(name: str, statement: str, *values: datetime | int) -> None:
    with world.use(enter(name, pool=False)):
        tell(statement, values)


@contextmanager
def maintenance() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The server itself, by its maintenance database: worlds are made and dropped outside all worlds. Raises NotFitToRun
    for a server that does not let us in."""
    chosen = connections.databases[DEFAULT_DB_ALIAS]
    options = {name: value for name, value in chosen["OPTIONS"].items() if name not in {*PREPARED, "pool"}}
    try:
        connection = psycopg.connect(
            host=chosen["HOST"], port=chosen["PORT"], user=chosen["USER"], password=chosen["PASSWORD"],
            dbname="postgres", autocommit=True, **options,
        )  # fmt: skip
    except (psycopg.OperationalError, psycopg.ProgrammingError) as closed:
        raise NotFitToRun(
            f"The database server does not let us in ({said_by(closed)}): check that it runs, and host, port, user and "
            f"password in DATABASE_URL."
        ) from None
    with connection:
        yield connection
