"""Is the world's database as this program wants it? Answered from a mark in the database, without starting Django.

The mark is a comment on the database: a database that was dropped, restored or replaced has none."""

from __future__ import annotations

import hashlib
import os
import sys

import psycopg
from psycopg import sql

from murmelbahn.app import rooms
from murmelbahn.app.environment import PROJECT


def fingerprint() -> str:
    """Changes with the migrations of the rooms, the rooms themselves and the libraries' versions."""
    digest = hashlib.sha256(" ".join(rooms.standing()).encode())
    files = [path for room in rooms.standing() for path in sorted((rooms.HOUSE / room / "migrations").glob("*.py"))]
    for path in (*files, PROJECT / "requirements" / "run.txt"):
        digest.update(path.read_bytes() if path.exists() else b"")
    return f"prepared {digest.hexdigest()[:32]}"


def is_prepared(url: str) -> bool:
    """Whether the database exists and carries this program's mark."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            row = connection.execute(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
            ).fetchone()
    except psycopg.OperationalError:
        return False
    return row is not None and row[0] == fingerprint()


def mark(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(fingerprint()))
        )


if __name__ == "__main__":  # a process of its own: `run` supervises for months and carries no database driver
    sys.exit(0 if is_prepared(os.environ["DATABASE_URL"]) else 1)
