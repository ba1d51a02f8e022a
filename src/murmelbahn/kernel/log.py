"""The log of facts: append-only, ordered inside a key, placed by one placer.

Sequence numbers are not commit order, so a reader that asks for "id greater than the last" loses facts. Here `write` locks
the key's row before it draws the id of its `unplaced` row, and the placer alone moves visible rows, in id order, into
`placed`: within a key the id order *is* the commit order, and what is not visible yet is simply placed later.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from murmelbahn.kernel import clock, world
from murmelbahn.kernel.fact import shard_of, to_json, topic_of
from murmelbahn.kernel.ids import new_id

PLACER_LOCK = 7_305_001
"""Advisory lock number of the placer; one holds it per world."""


@dataclass(frozen=True, slots=True)
class Emitted:
    """A fact on its way to the log."""

    body: Any
    key: UUID
    market: str
    seller: str


def write(emitted: Sequence[Emitted], *, actor: UUID, cause: UUID | None, at: datetime) -> None:
    """Append facts in the running transaction: lock the keys in order, number them, insert with `unplaced` rows."""
    if not emitted:
        return
    counts = Counter((topic_of(type(one.body)).stream, one.key) for one in emitted)
    keys = sorted(counts, key=lambda pair: (pair[0], pair[1].bytes))
    left = dict(counts)
    rows: list[tuple[Any, ...]] = []
    for one in emitted:
        topic = topic_of(type(one.body))
        left[topic.stream, one.key] -= 1
        body = json.dumps(to_json(one.body), separators=(",", ":"))
        identity = (new_id(), topic.stream, topic.name, topic.version, one.key, left[topic.stream, one.key])
        rows.append((*identity, shard_of(one.key), one.market, one.seller, body))
    columns = [list(column) for column in zip(*rows, strict=True)]
    with world.connection().cursor() as cursor:
        cursor.execute(
            WRITE,
            [
                [stream for stream, _ in keys],
                [key for _, key in keys],
                [counts[pair] for pair in keys],
                *columns,
                actor,
                cause,
                at,
                clock.machine(),
            ],
        )


WRITE = """
WITH numbered AS (
    INSERT INTO kernel_factkey (stream, key, seq) SELECT * FROM unnest(%s::text[], %s::uuid[], %s::bigint[])
    ON CONFLICT (stream, key) DO UPDATE SET seq = kernel_factkey.seq + EXCLUDED.seq RETURNING stream, key, seq
), fresh AS (
    SELECT f.*, numbered.seq - f.still AS seq FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::smallint[], %s::uuid[],
        %s::bigint[], %s::smallint[], %s::text[], %s::text[], %s::jsonb[]) WITH ORDINALITY
        AS f (id, stream, topic, version, key, still, shard, market, seller, body, n)
    JOIN numbered ON numbered.stream = f.stream AND numbered.key = f.key
), kept AS (
    INSERT INTO kernel_fact (id, stream, topic, version, key, seq, market, seller, body, actor, cause, at, recorded)
    SELECT id, stream, topic, version, key, seq, market, seller, body, %s, %s, %s, %s FROM fresh
)
INSERT INTO kernel_unplaced (fact, stream, shard) SELECT id, stream, shard FROM fresh ORDER BY n
"""
"""One statement: the rows of `unplaced` are made from the locked keys, so a key's lock is held before their ids are drawn."""


def place(limit: int = 10_000) -> int:
    """Give positions to what became visible; returns how many. Does nothing while another placer is at work."""
    with transaction.atomic(using=world.alias()), world.connection().cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [PLACER_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(
            "WITH taken AS (DELETE FROM kernel_unplaced WHERE id IN"
            " (SELECT id FROM kernel_unplaced ORDER BY id LIMIT %s) RETURNING id, stream, shard, fact),"
            " top AS (SELECT coalesce(max(position), 0) AS position FROM kernel_placed)"
            " INSERT INTO kernel_placed (position, stream, shard, fact)"
            " SELECT top.position + row_number() OVER (ORDER BY taken.id), stream, shard, fact FROM taken, top",
            [limit],
        )
        return int(cursor.rowcount)
