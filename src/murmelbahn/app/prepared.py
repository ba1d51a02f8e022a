"""Is the world's database as this program wants it? Answered from a mark in the database, without starting Django.

The mark is a comment on the database: a database that was dropped, restored or replaced has none."""

from __future__ import annotations

import hashlib

from murmelbahn.app import databases, rooms
from murmelbahn.app.environment import PROJECT
from murmelbahn.app.postgres import programs

MARK = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"


def fingerprint() -> str:
    """Changes with the migrations of the rooms, the rooms themselves and the libraries' versions."""
    digest = hashlib.sha256(" ".join(rooms.standing()).encode())
    files = [path for room in rooms.standing() for path in sorted((rooms.HOUSE / room / "migrations").glob("*.py"))]
    for path in (*files, PROJECT / "requirements" / "run.txt"):
        digest.update(path.read_bytes() if path.exists() else b"")
    return f"prepared {digest.hexdigest()[:32]}"


def is_prepared(url: str) -> bool:
    """Whether the database exists and carries this program's mark. Asked by the server's own program: `run` supervises for months
    and carries no database driver, and another Python would take ten times as long to start."""
    connection = databases.for_libpq(databases.from_url(url, pool=False)) | {"PGCONNECT_TIMEOUT": "10"}
    said = programs.run("psql", "--no-psqlrc", "--tuples-only", "--no-align", "--command", MARK, connection=connection)
    return not said.failure and said.out.strip() == fingerprint()
