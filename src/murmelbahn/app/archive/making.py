"""Writing a world into a file, and making one from it."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings as installation
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import sql

from murmelbahn.app import databases, worlds
from murmelbahn.app.archive.reading import ArchiveRefused, check
from murmelbahn.app.postgres import programs


def backup(settings: dict[str, Any], file: Path) -> None:
    """Writes the database into `file`, readable by us only; an existing one is replaced when the new one is whole. Raises
    ArchiveRefused."""
    if file.exists() and not file.is_file():
        raise ArchiveRefused(f"{file} is no file: name one that does not exist yet, or an older backup.")
    draft = file.with_name(f"{file.name}.partial")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    except OSError as closed:
        raise ArchiveRefused(f"{file} cannot be written: {closed.strerror}.") from None
    try:
        said = programs.run(
            "pg_dump", "--format=custom", f"--file={draft}", "--no-owner", "--no-privileges",
            connection=databases.for_libpq(settings),
        )  # fmt: skip
        if said.failure:
            raise ArchiveRefused(f"The backup failed: {said.failure}")
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)


def restore(file: Path, name: str, *, replace: bool) -> None:
    """Restores into a new database beside, brings its tables to this version and swaps the names at the end.

    Raises ArchiveRefused, and WorldRefused for a name that no world may have."""
    if name != installation.MURMELBAHN_WORLD:
        worlds.check_name(name)
    check(file)
    if worlds.exists(name) and not replace:
        raise ArchiveRefused(f"There is a world '{name}' already; restore under another name or say --replace.")
    draft = f"{worlds.database(name)}_restoring"
    target = databases.named(connections.databases[DEFAULT_DB_ALIAS], draft, pool=False)
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(draft))
    with worlds.maintenance() as server, ExitStack() as half_done:
        server.execute(drop)
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(draft)))
        half_done.callback(server.execute, drop)
        said = programs.run(
            "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", f"--dbname={draft}",
            str(file.absolute()), connection=databases.for_libpq(target),
        )  # fmt: skip
        if said.failure:
            raise ArchiveRefused(f"{file} could not be restored: {said.failure}")
        worlds.migrate_draft(target)
        connections.close_all()
        worlds.put_in_place(draft, worlds.database(name))
        half_done.pop_all()
