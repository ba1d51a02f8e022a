"""What a file that is to be restored holds, read without restoring it: a world, and not one of a later version."""

from __future__ import annotations

from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from murmelbahn.app.postgres import programs

WORLDLY = ("django_migrations", "kernel_clock")
"""Tables that every world has had since the first version, and that no other database has both of."""
Migration = tuple[str, str]
"""Its app and its name."""


class ArchiveRefused(RuntimeError):
    """The backup was not written or not restored, and nothing changed; the message says why."""


def check(file: Path) -> None:
    """Raises ArchiveRefused for what is no backup of a world, or one of a version whose tables we do not know."""
    tables = _read(file, "--list")
    if not all(f" TABLE public {name} " in tables for name in WORLDLY):
        raise ArchiveRefused(f"{file} is the backup of another database, not of a world: `db backup` writes worlds.")
    later = sorted(_applied(file) - _known())
    if later:
        raise ArchiveRefused(
            f"{file} was written by a later version of Murmelbahn, which has {' '.join(later[0])}: restore it with that "
            f"version, or take a backup of this one or an earlier one."
        )


def _read(file: Path, *wish: str) -> str:
    said = programs.run("pg_restore", *wish, str(file.absolute()))
    if said.failure:
        raise ArchiveRefused(f"{file} is no backup that can be read ({said.failure}): `db backup` writes backups.")
    return said.out


def _applied(file: Path) -> set[Migration]:
    """The rows of django_migrations, from the statement COPY that would restore them."""
    text = _read(file, "--data-only", f"--table={WORLDLY[0]}", "--file=-")
    _, begun, rest = text.partition("FROM stdin;\n")
    rows = [line.split("\t") for line in rest.partition("\\.\n")[0].splitlines()]
    if not begun or not rows or any(len(row) != 4 for row in rows):
        raise ArchiveRefused(f"{file} does not say which tables its world has: `db backup` writes whole worlds.")
    return {(app, name) for _, app, name, _ in rows}


def _known() -> set[Migration]:
    """Every migration of this program, and what was folded into one of them."""
    own = MigrationLoader(None).disk_migrations
    return {*own, *((app, name) for one in own.values() for app, name in one.replaces)}
