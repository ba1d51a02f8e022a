"""Marks: who has heard the log how far. A mark (subscription, stream, shard) -> position moves in the transaction of the
effect; a *floor* (stream `*`) says up to where a subscriber has nothing left to look for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from murmelbahn.kernel import clock
from murmelbahn.kernel.fact import Fact, Projection, Station, Subscription, lift, shard_of
from murmelbahn.kernel.sql import ask, ask_one, tell

FACT_COLUMNS = "f.id, f.topic, f.version, f.key, f.seq, f.market, f.seller, f.actor, f.cause, f.at, f.recorded, f.body"
Subscriber = Subscription | Projection | Station


@dataclass(frozen=True, slots=True)
class Heard:
    """How a subscriber meets a fact: for the first time (`fresh`) or again, behind a held one of its key (`waits`), and the
    world's time."""

    fresh: bool
    waits: bool
    at: datetime


def read_fact(row: Sequence[Any], position: int) -> Fact[Any]:
    identity, topic, version, key, seq, market, seller, actor, cause, at, recorded, body = row
    return Fact(
        id=identity, topic=topic, version=version, key=key, seq=seq, market=market, seller=seller, actor=actor,
        cause=cause, at=at, recorded=recorded, body=lift(topic, version, body), position=position,
    )  # fmt: skip


def behind(names: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Which subscribers may have something to hear: their floor (all up to it is heard) and the newest position.

    One question for all of them, so that an idle world costs next to nothing.
    """
    rows = ask(
        "SELECT n.name, coalesce(m.position, 0), top.position FROM unnest(%s::text[]) AS n (name)"
        " CROSS JOIN (SELECT coalesce(max(position), 0) AS position FROM kernel_placed) top"
        " LEFT JOIN kernel_mark m ON m.subscription = n.name AND m.stream = '*' AND m.shard = -1"
        " WHERE coalesce(m.position, 0) < top.position",
        [list(names)],
    )
    return {name: (floor, top) for name, floor, top in rows}


def top() -> int:
    """The newest position of the log."""
    return max((newest for _, newest in behind(["*"]).values()), default=0)


def pending(subscriber: Subscriber, limit: int) -> list[Fact[Any]]:
    """The next facts beyond the subscriber's marks, in order of position."""
    floor, top = behind([subscriber.name]).get(subscriber.name, (0, 0))
    return select_facts(
        " LEFT JOIN kernel_mark m ON m.subscription = %s AND m.stream = p.stream AND m.shard = p.shard"
        " WHERE p.position > %s AND p.position <= %s AND f.topic = ANY(%s) AND p.position > coalesce(m.position, 0)",
        [subscriber.name, floor, top, sorted(subscriber.topics)],
        limit,
    )


def after(position: int, topics: Sequence[str], limit: int) -> list[Fact[Any]]:
    """Placed facts of some topics beyond a position, for a replay."""
    return select_facts(" WHERE p.position > %s AND f.topic = ANY(%s)", [position, list(topics)], limit)


def marks(name: str) -> dict[tuple[str, int], int]:
    """How far a subscriber has come, by stream and shard."""
    named = "SELECT stream, shard, position FROM kernel_mark WHERE subscription = %s AND shard >= 0"
    return {(stream, shard): position for stream, shard, position in ask(named, [name])}


def all_heard(subscribers: Sequence[Subscriber]) -> bool:
    """Whether every subscriber has heard all it hears, whoever delivered it; their floors then rise to the top."""
    waiting = behind([one.name for one in subscribers])
    lagging = [one for one in subscribers if one.name in waiting]
    if not lagging:
        return True
    pairs = [(one.name, topic, waiting[one.name][0]) for one in lagging for topic in one.topics]
    top = max(newest for _, newest in waiting.values())
    row = ask_one(
        "SELECT EXISTS (SELECT FROM kernel_placed p JOIN kernel_fact f ON f.id = p.fact"
        " JOIN unnest(%s::text[], %s::text[], %s::bigint[]) AS hears (name, topic, floor)"
        " ON hears.topic = f.topic AND p.position > hears.floor"
        " LEFT JOIN kernel_mark m ON m.subscription = hears.name AND m.stream = p.stream AND m.shard = p.shard"
        " WHERE p.position > %s AND p.position <= %s AND p.position > coalesce(m.position, 0))",
        [*map(list, zip(*pairs, strict=True)), min(floor for _, _, floor in pairs), top],
    )
    if row[0]:
        return False
    raise_floors([one.name for one in lagging], top)
    return True


def select_facts(condition: str, parameters: list[Any], limit: int | None) -> list[Fact[Any]]:
    named = f"SELECT p.position, {FACT_COLUMNS} FROM kernel_placed p JOIN kernel_fact f ON f.id = p.fact"
    rows = ask(f"{named}{condition} ORDER BY p.position LIMIT %s", [*parameters, limit])
    return [read_fact(row[1:], row[0]) for row in rows]


def hear(subscription: str, fact: Fact[Any]) -> Heard:
    """Move the mark to a fact, in the transaction of its effect (`kernel_hear`)."""
    fresh, waits, at = ask_one(
        "SELECT fresh, waits, at FROM kernel_hear(%s, %s, %s::smallint, %s, %s)",
        [subscription, fact.stream, shard_of(fact.key), fact.position, fact.key],
    )
    return Heard(fresh=fresh, waits=waits, at=at or clock.machine())


def raise_floors(names: Sequence[str], position: int) -> None:
    tell(
        "INSERT INTO kernel_mark (subscription, stream, shard, position)"
        " SELECT name, '*', -1, %s FROM unnest(%s::text[]) AS n (name) ORDER BY name"
        " ON CONFLICT (subscription, stream, shard) DO UPDATE SET position = EXCLUDED.position"
        " WHERE kernel_mark.position < EXCLUDED.position",
        [position, list(names)],
    )
