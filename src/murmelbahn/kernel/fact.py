"""Facts: what became true. Pure description; the log that keeps them is `kernel.log`.

A fact is a frozen dataclass marked with its topic and schema version: `@fact("value.invoice.issued", version=1)`.
It holds ids, amounts, codes and dates, never personal data. The JSON form is canonical: sorted keys, amounts as text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import TypeAdapter

from murmelbahn.kernel.actor import Actor

T = TypeVar("T")
SHARDS = 64


@dataclass(frozen=True, slots=True)
class Topic:
    """The catalogue entry of one kind of fact."""

    name: str
    version: int
    body: type[Any]
    upcast: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()

    @property
    def stream(self) -> str:
        """Order holds inside a key of one stream; the stream is the publishing room."""
        return self.name.partition(".")[0]


TOPICS: dict[str, Topic] = {}
_TOPIC_OF: dict[type[Any], Topic] = {}
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def fact(
    name: str, *, version: int = 1, upcast: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
) -> Callable[[type[T]], type[T]]:
    """Enter a frozen dataclass in the catalogue. `upcast[n]` lifts a body of version n + 1 to version n + 2."""
    if len(name.split(".")) != 3:
        raise ValueError(f"a topic is room.noun.verb, not {name}")
    if len(upcast) != version - 1:
        raise ValueError(f"{name} version {version} needs {version - 1} upcasters")

    def enter(body: type[T]) -> type[T]:
        topic = Topic(name, version, body, upcast)
        if name in TOPICS and TOPICS[name].body.__qualname__ != body.__qualname__:
            raise ValueError(f"topic {name} is taken by {TOPICS[name].body.__qualname__}")
        TOPICS[name] = topic
        _TOPIC_OF[body] = topic
        return body

    return enter


def topic_of(body: type[Any]) -> Topic:
    return _TOPIC_OF[body]


def adapter(body: type[Any]) -> TypeAdapter[Any]:
    """The JSON codec of a frozen dataclass (facts, snapshots, frozen documents); built once per process."""
    codec = _ADAPTERS.get(body)
    if codec is None:
        codec = _ADAPTERS[body] = TypeAdapter(body)
    return codec


def to_json(body: Any) -> dict[str, Any]:
    """A dataclass as plain JSON values: Decimal and UUID as text, dates in ISO form."""
    plain: dict[str, Any] = adapter(type(body)).dump_python(body, mode="json")
    return plain


def from_json(body: type[T], plain: Any) -> T:
    """Inverse of `to_json`; raises pydantic's ValidationError for anything that does not fit."""
    found: T = adapter(body).validate_python(plain, strict=False)
    return found


def canonical(value: Any) -> bytes:
    """Canonical JSON bytes of plain JSON values: sorted keys, no spaces, UTF-8. What hashes and signatures cover."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(value: Any) -> str:
    """sha256 (hex) of the canonical bytes of plain JSON values."""
    return hashlib.sha256(canonical(value)).hexdigest()


def shard_of(key: UUID) -> int:
    """Stable over processes and versions: the top byte of the key's sha256, modulo 64."""
    return hashlib.sha256(key.bytes).digest()[0] % SHARDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[T]):
    """One entry of the log, as a reaction or projection receives it."""

    id: UUID
    topic: str
    version: int
    key: UUID
    seq: int
    market: str
    seller: str
    actor: UUID
    cause: UUID | None
    at: datetime
    """Time of the world."""
    recorded: datetime
    """Machine time."""
    body: T
    position: int = 0

    @property
    def stream(self) -> str:
        return self.topic.partition(".")[0]


def lift(name: str, version: int, stored: str) -> Any:
    """The body of a stored fact (JSON text) in its newest form."""
    topic = TOPICS[name]
    if version == topic.version:
        return adapter(topic.body).validate_json(stored)
    plain = json.loads(stored)
    for step in topic.upcast[version - 1 :]:
        plain = step(plain)
    return from_json(topic.body, plain)


Handler = Callable[[Actor, "Fact[Any]"], None]
Call = Callable[["Fact[Any]"], Any]
Record = Callable[[Actor, "Fact[Any]", Any], None]


@cache
def _names(bodies: tuple[type[Any], ...]) -> frozenset[str]:
    return frozenset(topic_of(body).name for body in bodies)


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who hears what and does something: `reactions` map a fact's dataclass to a handler that runs in one transaction
    with the subscription's mark, so it is applied once. Never replayed."""

    name: str
    reactions: dict[type[Any], Handler]

    @property
    def topics(self) -> frozenset[str]:
        return _names(tuple(self.reactions))


@dataclass(frozen=True, slots=True)
class Projection:
    """Read tables built from facts only: `apply` gets a batch in order, in one transaction with the marks; `clear` empties
    the tables before a replay."""

    name: str
    bodies: tuple[type[Any], ...]
    apply: Callable[[Actor, Sequence[Fact[Any]]], None]
    clear: Callable[[Actor], None]

    @property
    def topics(self) -> frozenset[str]:
        return _names(self.bodies)


@dataclass(frozen=True, slots=True)
class Station:
    """An adapter to an outside world. `calls` map a fact's dataclass to `(call, record)`: `call` talks outside any
    transaction with the fact id as idempotency key; `record` stores the answer by one operation, in one transaction with
    the mark."""

    name: str
    calls: dict[type[Any], tuple[Call, Record]]

    @property
    def topics(self) -> frozenset[str]:
        return _names(tuple(self.calls))
