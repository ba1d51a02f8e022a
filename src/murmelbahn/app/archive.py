"""Backup and restore of a world by PostgreSQL's own programs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import sql

from murmelbahn.app import databases, worlds
from murmelbahn.app.postgres import binaries


class ArchiveRefused(RuntimeError):
    """The backup was not written or not restored, and nothing changed; the message says why."""


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
        said = _program("pg_dump", settings, "--format=custom", f"--file={draft}", "--no-owner", "--no-privileges")
        if said is not None:
            raise ArchiveRefused(f"The backup failed: {said}")
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)


def restore(file: Path, name: str, *, replace: bool) -> None:
    """Restores into a new database beside and swaps the names at the end. Raises ArchiveRefused."""
    if worlds.exists(name) and not replace:
        raise ArchiveRefused(f"There is a world '{name}' already; restore under another name or say --replace.")
    draft = f"{worlds.database(name)}_restoring"
    target = databases.named(connections.databases[DEFAULT_DB_ALIAS], draft, pool=False)
    with worlds.maintenance() as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(draft)))
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(draft)))
        said = _program(
            "pg_restore", target, "--exit-on-error", "--single-transaction", "--no-owner", f"--dbname={draft}",
            str(file.absolute()),
        )  # fmt: skip
        if said is not None:
            server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(draft)))
            raise ArchiveRefused(f"{file} could not be restored: {said}")
    connections.close_all()
    worlds.put_in_place(draft, worlds.database(name))


def _program(name: str, settings: dict[str, Any], *arguments: str) -> str | None:
    """None when it went well, else the last line it said."""
    done = subprocess.run(
        [binaries.shipped() / "bin" / name, *arguments], env=os.environ | databases.for_libpq(settings),
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode == 0:
        return None
    return (done.stderr.strip().splitlines() or [f"{name} ended with {done.returncode}"])[-1]
