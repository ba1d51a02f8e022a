"""Delivery: at least once to every subscriber, applied once, in order inside a key, none skipped.

A mark (subscription, stream, shard) -> position moves in the transaction of the effect; a repeat finds the mark ahead of it and
does nothing. A fact whose reaction raises is *held* together with everything of its key behind it; other keys go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db.utils import InterfaceError, OperationalError

from murmelbahn.kernel import clock, command, world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.fact import Fact, Handler, Projection, Station, Subscription, lift
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import Refusal

log = structlog.get_logger(__name__)
BACK_OFF = (1, 5, 30, 120, 600)
"""Seconds of machine time before a held fact is tried again; after the last it waits for a person."""
FACT_COLUMNS = "f.id, f.topic, f.version, f.key, f.seq, f.market, f.seller, f.actor, f.cause, f.at, f.recorded, f.body"
Subscriber = Subscription | Projection | Station


@dataclass(frozen=True, slots=True)
class Delivered:
    """A placed fact on its way to a subscriber."""

    position: int
    stream: str
    shard: int
    fact: Fact[Any]


def read_fact(row: Sequence[Any], position: int) -> Fact[Any]:
    identity, topic, version, key, seq, market, seller, actor, cause, at, recorded, body = row
    return Fact(
        id=identity, topic=topic, version=version, key=key, seq=seq, market=market, seller=seller, actor=actor,
        cause=cause, at=at, recorded=recorded, body=lift(topic, version, body), position=position,
    )  # fmt: skip


def pending(subscriber: Subscriber, limit: int) -> list[Delivered]:
    """The next facts beyond the subscriber's marks, in order of position."""
    with world.connection().cursor() as cursor:
        cursor.execute(
            "SELECT position FROM kernel_mark WHERE subscription = %s AND stream = '*' AND shard = -1",
            [subscriber.name],
        )
        row = cursor.fetchone()
        floor = row[0] if row else 0
        cursor.execute("SELECT coalesce(max(position), 0) FROM kernel_placed")
        top = cursor.fetchone()[0]
        cursor.execute(
            f"SELECT p.position, p.stream, p.shard, {FACT_COLUMNS} FROM kernel_placed p"
            " JOIN kernel_fact f ON f.id = p.fact"
            " LEFT JOIN kernel_mark m ON m.subscription = %s AND m.stream = p.stream AND m.shard = p.shard"
            " WHERE p.position > %s AND p.position <= %s AND f.topic = ANY(%s) AND p.position > coalesce(m.position, 0)"
            " ORDER BY p.position LIMIT %s",
            [subscriber.name, floor, top, sorted(subscriber.topics), limit],
        )
        found = [Delivered(r[0], r[1], r[2], read_fact(r[3:], r[0])) for r in cursor.fetchall()]
        if not found and top > floor:
            _move_mark(subscriber.name, "*", -1, top)
    return found


def after(position: int, topics: Sequence[str], limit: int) -> list[Delivered]:
    """Placed facts of some topics beyond a position, for a replay."""
    with world.connection().cursor() as cursor:
        cursor.execute(
            f"SELECT p.position, p.stream, p.shard, {FACT_COLUMNS} FROM kernel_placed p"
            " JOIN kernel_fact f ON f.id = p.fact WHERE p.position > %s AND f.topic = ANY(%s) ORDER BY p.position LIMIT %s",
            [position, list(topics), limit],
        )
        return [Delivered(r[0], r[1], r[2], read_fact(r[3:], r[0])) for r in cursor.fetchall()]


def _move_mark(subscription: str, stream: str, shard: int, position: int) -> bool:
    """Move the mark forward; False when it already is there: a repeat."""
    with world.connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_mark (subscription, stream, shard, position) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (subscription, stream, shard) DO UPDATE SET position = EXCLUDED.position"
            " WHERE kernel_mark.position < EXCLUDED.position",
            [subscription, stream, shard, position],
        )
        return bool(cursor.rowcount == 1)


def _is_held(subscription: str, stream: str, key: UUID) -> bool:
    """Whether an earlier fact of this key waits."""
    with world.connection().cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM kernel_held WHERE subscription = %s AND stream = %s AND key = %s)",
            [subscription, stream, key],
        )
        return bool(cursor.fetchone()[0])


def _hold(subscription: str, one: Delivered, *, attempts: int, reason: str, retry_at: datetime | None) -> None:
    with world.connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_held (id, subscription, stream, key, position, fact, attempts, reason, since, retry_at)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (subscription, fact) DO NOTHING",
            [new_id(), subscription, one.stream, one.fact.key, one.position, one.fact.id, attempts, reason[:500],
             clock.machine(), retry_at],
        )  # fmt: skip


def apply_to(subscriber: Subscription | Station, fact: Fact[Any], answer: object) -> None:
    if isinstance(subscriber, Station):
        subscriber.calls[type(fact.body)][1](SYSTEM, fact, answer)
    else:
        handler: Handler = subscriber.reactions[type(fact.body)]
        handler(SYSTEM, fact)


def call_station(subscriber: Subscription | Station, fact: Fact[Any]) -> object:
    """A station talks to its outside world here, outside any transaction."""
    return subscriber.calls[type(fact.body)][0](fact) if isinstance(subscriber, Station) else None


def failure(error: Exception, attempts: int) -> tuple[str, datetime | None]:
    """What the fallout desk reads, and when to try again; after the last pause a person decides."""
    reason = str(error) if isinstance(error, Refusal) else f"{type(error).__name__}: {error}"
    if attempts >= len(BACK_OFF):
        return reason[:500], None
    return reason[:500], clock.machine() + timedelta(seconds=BACK_OFF[attempts])


def deliver_one(subscriber: Subscription | Station, one: Delivered) -> bool:
    """Apply one fact once. True when this call had an effect; a failure holds the fact with its key."""
    try:
        answer = None if _is_held(subscriber.name, one.stream, one.fact.key) else call_station(subscriber, one.fact)
        with command.begin(SYSTEM, cause=one.fact.id):
            if not _move_mark(subscriber.name, one.stream, one.shard, one.position):
                return False
            if _is_held(subscriber.name, one.stream, one.fact.key):
                _hold(subscriber.name, one, attempts=0, reason="waits behind an earlier fact", retry_at=None)
            else:
                apply_to(subscriber, one.fact, answer)
        return True
    except (OperationalError, InterfaceError):
        raise  # the database is away or broke a deadlock: nothing was applied, the same fact comes again
    except Exception as error:
        log.warning("fact held", subscription=subscriber.name, topic=one.fact.topic, fact=str(one.fact.id), exc_info=True)
        reason, retry_at = failure(error, 0)
        with command.begin(SYSTEM, cause=one.fact.id):
            if _move_mark(subscriber.name, one.stream, one.shard, one.position):
                _hold(subscriber.name, one, attempts=1, reason=reason, retry_at=retry_at)
        return True


def deliver_batch(projection: Projection, batch: Sequence[Delivered]) -> None:
    """Apply a batch to a projection in one transaction with its marks; a repeat inside the batch is dropped."""
    with command.begin(SYSTEM):
        fresh = [one.fact for one in batch if _move_mark(projection.name, one.stream, one.shard, one.position)]
        if fresh:
            projection.apply(SYSTEM, fresh)


def deliver(subscriber: Subscriber, limit: int = 500) -> int:
    """Deliver the next facts to one subscriber; returns how many it was given."""
    batch = pending(subscriber, limit)
    if isinstance(subscriber, Projection):
        if batch:
            deliver_batch(subscriber, batch)
        return len(batch)
    for one in batch:
        deliver_one(subscriber, one)
    return len(batch)
