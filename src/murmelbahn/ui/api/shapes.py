"""What outsiders send, read strictly: nothing unknown, nothing endless, no bytes that a database refuses.

A schema is made once from the types an operation takes; `value_of` turns what came in back into them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.ui.api.plain import IN_BODIES, Amount, Currency, Day

MANY = 500
"""Entries of one list."""


class Strict(Schema):
    """Base of everything that comes in."""

    model_config = ConfigDict(extra="forbid")


class MoneyIn(Strict):
    """An amount as text, in one currency: `{"amount": "12.30", "currency": "EUR"}`."""

    amount: Amount
    currency: Currency


class PeriodIn(Strict):
    """From a day on, up to but without another; an end that is not said is open."""

    start: Day | None = None
    end: Day | None = None


MANY_OF = (tuple, frozenset, list, Set, Sequence, Iterable)
KNOWN: dict[Any, type[Strict]] = {Money: MoneyIn, Period: PeriodIn}


def shape_of(kind: Any, plain: Mapping[Any, Any] = IN_BODIES) -> Any:
    """The type as it is read from outside. Raises TypeError for what cannot come in."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return kind
    if origin in (Union, UnionType):
        return Union[tuple(one if one is type(None) else shape_of(one, plain) for one in inner)]  # noqa: UP007 (built at run time)
    if origin in MANY_OF:
        if origin is tuple and inner[1:] != (...,):
            return tuple.__class_getitem__(tuple(shape_of(one, plain) for one in inner))
        return Annotated[list[shape_of(inner[0], plain)], Field(max_length=MANY)]  # type: ignore[misc]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Annotated[dict[shape_of(inner[0], plain), shape_of(inner[1], plain)], Field(max_length=MANY)]  # type: ignore[misc]
    if kind in plain:
        return plain[kind]
    if kind in KNOWN:
        return KNOWN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and is_dataclass(kind):
        return _schema(kind)
    raise TypeError(f"{kind} does not come in from outside")


@cache
def _schema(kind: type[Any]) -> type[Strict]:
    types = get_type_hints(kind)
    parts: dict[str, Any] = {}
    for one in fields(kind):
        if one.default is not MISSING:
            parts[one.name] = (shape_of(types[one.name]), Field(default=one.default, validate_default=False))
        elif one.default_factory is not MISSING:
            parts[one.name] = (shape_of(types[one.name]), Field(default_factory=one.default_factory))
        else:
            parts[one.name] = (shape_of(types[one.name]), ...)
    return create_model(
        f"{kind.__name__}In", __base__=Strict, __module__=kind.__module__, __doc__=(kind.__doc__ or "").strip(), **parts
    )


def value_of(kind: Any, came: Any) -> Any:
    """What came in, as the operation takes it. Raises ValueError for parts that do not fit together."""
    origin, inner = get_origin(kind), get_args(kind)
    if came is None:
        return None
    if origin in (Union, UnionType):
        return _one_of([one for one in inner if one is not type(None)], came)
    if origin in MANY_OF:
        if origin is tuple and inner[1:] != (...,):
            return tuple(value_of(one, part) for one, part in zip(inner, came, strict=True))
        return (frozenset if origin in (frozenset, Set) else tuple)(value_of(inner[0], one) for one in came)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {value_of(inner[0], name): value_of(inner[1], one) for name, one in came.items()}
    if kind is Money and isinstance(came, MoneyIn):
        return Money.of(came.amount, came.currency)
    if kind is Decimal:
        return Decimal(came)
    if isinstance(came, Strict):
        types = get_type_hints(kind)
        return kind(**{name: value_of(types[name], getattr(came, name)) for name in came.model_fields_set})
    return came


def _one_of(kinds: list[Any], came: Any) -> Any:
    if isinstance(came, Strict):
        return next(value_of(one, came) for one in kinds if shape_of(one) is type(came))
    return value_of(kinds[0], came)
