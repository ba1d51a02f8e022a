"""Writing rows of one's own tables in plain SQL: the other half of `rows`. Only operations write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from murmelbahn.kernel import world
from murmelbahn.kernel.rows import Where, shape_of, where
from murmelbahn.kernel.sql import ask, tell


def insert(table: type[Model], *, unless: str = "", **values: Any) -> bool:
    """Insert one row by column names; what is not given has its field's default. With `unless` (columns of a unique
    constraint) a row that is there already stays; answers whether this one was inserted."""
    return bool(insert_all(table, [values], unless=unless))


def insert_all(table: type[Model], rows: Sequence[dict[str, Any]], *, unless: str = "") -> list[Any]:
    """Insert rows in one statement; answers the primary keys of those inserted.

    Raises TypeError for a column that is not there.
    """
    shape, connection = shape_of(table), world.connection()
    parameters: list[Any] = []
    for row in rows:
        if unknown := row.keys() - frozenset(shape.names):
            raise TypeError(f"{table.__name__} has no {', '.join(sorted(unknown))}")
        for n, field in enumerate(shape.fields):
            value = row[field.attname] if field.attname in row else field.get_default()
            parameters.append(field.get_db_prep_save(value, connection) if n in shape.coded else value)
    conflict = f" ON CONFLICT ({unless}) DO NOTHING" if unless else ""
    key = table._meta.pk.column
    places = ", ".join([shape.places] * len(rows))
    return [row[0] for row in ask(f"{shape.insert}{places}{conflict} RETURNING {key}", parameters)]


def add(row: Model, *, unless: str = "") -> bool:
    """Insert a new instance; `unless` as in `insert`."""
    return insert(type(row), unless=unless, **{name: getattr(row, name) for name in shape_of(type(row)).names})


def change(table: type[Model], condition: Where, **values: Any) -> int:
    """Set columns of the rows that meet a condition; answers how many."""
    shape, connection = shape_of(table), world.connection()
    columns, given = [], []
    for name, value in values.items():
        n = shape.names.index(name)
        columns.append(f'"{shape.fields[n].column}" = %s')
        given.append(shape.fields[n].get_db_prep_save(value, connection) if n in shape.coded else value)
    statement = f"UPDATE {table._meta.db_table} SET {', '.join(columns)} WHERE {condition.sql}"
    return tell(statement, [*given, *condition.parameters])


def save(row: Model, names: Sequence[str]) -> None:
    """Write some columns of a row that is there; nothing if none is named."""
    if names:
        table = type(row)
        key = where(f"{table._meta.db_table}.{table._meta.pk.column} = %s", row.pk)
        change(table, key, **{name: getattr(row, name) for name in names})
