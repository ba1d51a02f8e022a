"""Writing rows of our own tables in plain SQL."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db.models import Field, Model

from murmelbahn.kernel import world


@cache
def _shape(table: type[Model]) -> tuple[tuple[Field[Any, Any], ...], str, str]:
    """The columns of a table, the head of its INSERT and the places of one row."""
    fields = tuple(table._meta.concrete_fields)
    names = ", ".join(f'"{field.column}"' for field in fields)
    return fields, f"INSERT INTO {table._meta.db_table} ({names}) VALUES ", f"({', '.join(['%s'] * len(fields))})"


def insert(table: type[Model], *, unless: str = "", **values: Any) -> bool:
    """Insert one row by column names; what is not given has its field's default. With `unless` (columns of a unique
    constraint) a row that is there already stays; answers whether this one was inserted."""
    return bool(insert_all(table, [values], unless=unless))


def insert_all(table: type[Model], rows: Sequence[dict[str, Any]], *, unless: str = "") -> list[Any]:
    """Insert rows in one statement; answers the primary keys of those inserted. Not for JSON columns.

    Raises TypeError for a column that is not there.
    """
    fields, head, places = _shape(table)
    known = {field.attname for field in fields}
    parameters: list[Any] = []
    for row in rows:
        if unknown := row.keys() - known:
            raise TypeError(f"{table.__name__} has no {', '.join(sorted(unknown))}")
        for field in fields:
            parameters.append(row[field.attname] if field.attname in row else field.get_default())
    conflict = f" ON CONFLICT ({unless}) DO NOTHING" if unless else ""
    key = table._meta.pk.column
    with world.connection().cursor() as cursor:
        cursor.execute(f"{head}{', '.join([places] * len(rows))}{conflict} RETURNING {key}", parameters)
        return [row[0] for row in cursor.fetchall()]


def change(table: type[Model], condition: str, parameters: Sequence[Any], **values: Any) -> int:
    """Set columns of the rows that meet a condition; answers how many. Not for JSON columns."""
    places = ", ".join(f'"{name}" = %s' for name in values)
    statement = f"UPDATE {table._meta.db_table} SET {places} WHERE {condition}"
    with world.connection().cursor() as cursor:
        cursor.execute(statement, [*values.values(), *parameters])
        return int(cursor.rowcount)
