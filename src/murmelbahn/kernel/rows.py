"""Rows of one's own tables in plain SQL, as their models. For what every command does: one row by its key, one insert.

The ORM builds its SQL anew for every query, which costs ten times what the statement itself costs; here the columns of a
table are written out once per process. Lists, filters and joins of pages stay with the ORM, under the same `Where`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db.models import BooleanField, Field, Model
from django.db.models.expressions import RawSQL

from murmelbahn.kernel import world
from murmelbahn.kernel.sql import ask, ask_one

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Where:
    """A condition with its parameters. Columns carry their table's name, so that it also stands in a join."""

    sql: str
    parameters: tuple[Any, ...] = ()

    def __and__(self, other: Where) -> Where:
        return Where(f"({self.sql}) AND ({other.sql})", self.parameters + other.parameters)

    def __or__(self, other: Where) -> Where:
        return Where(f"({self.sql}) OR ({other.sql})", self.parameters + other.parameters)

    @property
    def expression(self) -> RawSQL:
        """The same condition for a queryset's `filter`."""
        return RawSQL(self.sql, self.parameters, output_field=BooleanField())


ALL, NONE = Where("TRUE"), Where("FALSE")


def where(sql: str, *parameters: Any) -> Where:
    """A condition: `where("deal_deal.id = %s", deal)`."""
    return Where(sql, parameters)


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a table's SQL never changes."""

    fields: tuple[Field[Any, Any], ...]
    names: tuple[str, ...]
    select: str
    insert: str
    places: str
    coded: frozenset[int]
    """Columns that a field reads and writes in its own way, such as JSON."""


@cache
def shape_of(table: type[Model]) -> Shape:
    """The shape of a table."""
    fields = tuple(table._meta.concrete_fields)
    columns = [f'"{field.column}"' for field in fields]
    name = table._meta.db_table
    return Shape(
        fields=fields,
        names=tuple(field.attname for field in fields),
        select=f"SELECT {', '.join(f'{name}.{column}' for column in columns)} FROM {name} WHERE ",
        insert=f"INSERT INTO {name} ({', '.join(columns)}) VALUES ",
        places=f"({', '.join(['%s'] * len(fields))})",
        coded=frozenset(n for n, field in enumerate(fields) if hasattr(field, "from_db_value")),
    )


def every(table: type[M], condition: Where, *, order: str = "", lock: str = "") -> list[M]:
    """The rows that meet a condition. `order` and `lock` (as "FOR UPDATE") are written behind it."""
    shape = shape_of(table)
    tail = f" ORDER BY {order}" if order else ""
    found = ask(f"{shape.select}{condition.sql}{tail} {lock}", condition.parameters)
    return [_row(table, shape, values) for values in found]


def first(table: type[M], condition: Where, *, order: str = "", lock: str = "") -> M | None:
    """The first of them."""
    shape = shape_of(table)
    tail = f" ORDER BY {order}" if order else ""
    values = ask_one(f"{shape.select}{condition.sql}{tail} LIMIT 1 {lock}", condition.parameters)
    return None if values is None else _row(table, shape, values)


def _row(table: type[M], shape: Shape, values: Sequence[Any]) -> M:
    if shape.coded:
        read, connection = list(values), world.connection()
        for n in shape.coded:
            read[n] = shape.fields[n].from_db_value(read[n], None, connection)  # type: ignore[attr-defined]
        values = read
    return table.from_db(world.alias(), shape.names, values)
