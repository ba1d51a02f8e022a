"""Reading one row of our own tables in plain SQL, as its model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db.models import Model

from murmelbahn.kernel import world

M = TypeVar("M", bound=Model)


@cache
def _shape(table: type[Model]) -> tuple[tuple[str, ...], str]:
    """The attribute names of a table and the head of its SELECT."""
    fields = table._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    return tuple(field.attname for field in fields), f"SELECT {columns} FROM {table._meta.db_table} WHERE "


def first(table: type[M], condition: str, parameters: Sequence[Any], *, lock: bool = False) -> M | None:
    """The first row that meets a condition, locked until the end of the command if asked for. Not for JSON columns."""
    names, head = _shape(table)
    with world.connection().cursor() as cursor:
        cursor.execute(f"{head}{condition} LIMIT 1{' FOR UPDATE' if lock else ''}", list(parameters))
        row = cursor.fetchone()
    return None if row is None else table.from_db(world.alias(), names, row)
