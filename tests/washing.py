"""A world that was played in is emptied and used again: making a new one writes a thousand files, this deletes some rows.

What cannot be undone by deleting rows (another shape, another row of Django's own tables, a note that may not be deleted, a
great deal of dead rows) makes the world unfit, and it is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

Connection = psycopg.Connection[tuple[Any, ...]]

CLOCK = "kernel_clock"
SHAPE = """
SELECT md5(string_agg(part, ' ' ORDER BY part)) FROM (
    SELECT concat_ws(' ', 'class', oid, relname, relkind) FROM pg_class WHERE oid >= 16384 AND relpersistence <> 't'
    UNION ALL SELECT concat_ws(' ', 'column', attrelid, attnum, xmin) FROM pg_attribute WHERE attrelid >= 16384
        AND attrelid NOT IN (SELECT oid FROM pg_class WHERE relpersistence = 't')
    UNION ALL SELECT concat_ws(' ', 'trigger', oid, xmin) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', 'constraint', oid, xmin) FROM pg_constraint WHERE oid >= 16384
    UNION ALL SELECT concat_ws(' ', 'function', oid, xmin) FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT md5(m::text) FROM django_migrations m
    UNION ALL SELECT md5(t::text) FROM django_content_type t
    UNION ALL SELECT md5(p::text) FROM auth_permission p
) AS parts (part)
"""
WRITTEN = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
AND relname NOT IN ('django_migrations', 'django_content_type', 'auth_permission')
"""
SEQUENCES = "SELECT sequencename, start_value, last_value FROM pg_sequences WHERE schemaname = 'public'"
OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
BYTES = 12_000_000
"""How much a world may have grown: beyond it, dead rows would slow the tests to come."""


@dataclass(frozen=True)
class Clean:
    """How a world is when nobody has played in it."""

    shape: str
    size: int
    clock: Any
    sequences: dict[str, int | None]


def look(world: Connection) -> Clean:
    """A new world's state."""
    return Clean(
        shape=_one(world, SHAPE),
        size=_one(world, "SELECT pg_database_size(current_database())"),
        clock=_one(world, f"SELECT json_agg(c) FROM {CLOCK} c"),
        sequences={name: last for name, _, last in world.execute(SEQUENCES).fetchall()},
    )


def washed(world: Connection, clean: Clean) -> bool:
    """Empties the world; no if it is not as clean as a new one afterwards."""
    world.execute(OTHERS)
    if (
        _one(world, SHAPE) != clean.shape
        or _one(world, "SELECT pg_database_size(current_database())") > clean.size + BYTES
    ):
        return False
    tables = [str(row[0]) for row in world.execute(WRITTEN)]
    try:
        _empty(world, tables, clean)
    except psycopg.errors.IntegrityError:  # rows that may not go
        return False
    return True


def _empty(world: Connection, tables: list[str], clean: Clean) -> None:
    world.deferrable = True  # as a command's transactions are: the guards of the tables note nothing
    with world.transaction():
        world.execute("SET LOCAL session_replication_role = replica")
        for table in tables:
            world.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        world.execute(
            f"INSERT INTO {CLOCK} SELECT * FROM json_populate_recordset(NULL::{CLOCK}, %s::json)",
            [psycopg.types.json.Json(clean.clock)],
        )
        for name, start, last in world.execute(SEQUENCES).fetchall():
            if last != (before := clean.sequences[name]):
                world.execute("SELECT setval(%s::regclass, %s, %s)", [name, before or start, before is not None])


def _one(world: Connection, statement: str) -> Any:
    row = world.execute(statement.encode()).fetchone()
    assert row is not None
    return row[0]
