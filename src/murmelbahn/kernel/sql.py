"""Plain SQL in the world we are in, where it is clearer than the ORM or runs in every command.

One cursor per thread is used again and again: making Django's for each statement costs more than most of our statements.
Errors are Django's all the same, and whoever watches a connection (a page's budget of queries) sees every statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import local
from typing import Any

from murmelbahn.kernel import world


class _Own(local):
    cursor: Any = None


_own = _Own()


def ask(sql: str, parameters: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
    """All rows of a statement. Without parameters a `%` is a `%`."""
    found: list[tuple[Any, ...]] = _run(sql, parameters).fetchall()
    return found


def ask_one(sql: str, parameters: Sequence[Any] | None = None) -> Any:
    """The first row as a tuple, None where there is none."""
    return _run(sql, parameters).fetchone()


def tell(sql: str, parameters: Sequence[Any] | None = None) -> int:
    """Run a statement that is not asked for rows, such as a write or a lock; answers how many rows it touched."""
    return int(_run(sql, parameters).rowcount)


def _run(sql: str, parameters: Sequence[Any] | None) -> Any:
    connection = world.connection()
    if connection.execute_wrappers or connection.queries_logged:
        watched = connection.cursor()
        watched.execute(sql, parameters)
        return watched
    connection.validate_no_broken_transaction()
    connection.ensure_connection()
    with connection.wrap_database_errors:
        if _own.cursor is None or _own.cursor.connection is not connection.connection:
            _own.cursor = connection.connection.cursor()
        _own.cursor.execute(sql, parameters)
    return _own.cursor
