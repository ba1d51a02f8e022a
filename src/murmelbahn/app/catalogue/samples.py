"""One body of every topic, made from its types: always the same, so that a sample can be made anew and compared."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from murmelbahn.kernel.fact import Topic, to_json
from murmelbahn.kernel.ids import derived_id
from murmelbahn.kernel.money import Money

SPACE = UUID("6d75726d-656c-5261-8a68-6e0000000001")
PLAIN: dict[type[Any], Any] = {
    bool: True, int: 7, date: date(2026, 11, 24), datetime: datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
    Decimal: Decimal("19.00"), Money: Money.of("41990.00", "EUR"),
}  # fmt: skip


def sample_of(topic: Topic) -> dict[str, Any]:
    """A body of the topic in its newest version, as JSON values. Raises TypeError for a type facts do not hold."""
    return to_json(_instance(topic.body))


def _instance(body: type[Any]) -> Any:
    types = get_type_hints(body)
    return body(**{one.name: _value(types[one.name], one.name) for one in fields(body)})


def _value(kind: Any, name: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _value(next(one for one in get_args(kind) if one is not type(None)), name)
    if origin is tuple:
        inner = [one for one in get_args(kind) if one is not Ellipsis]
        return tuple(_value(one, name) for one in inner)
    if kind in PLAIN:
        return PLAIN[kind]
    if kind is UUID:
        return derived_id(SPACE, name)
    if kind is str:
        return f"{name}-1"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return _instance(kind)
    raise TypeError(f"{name}: a fact does not hold {kind}")
