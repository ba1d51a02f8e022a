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

from murmelbahn.kernel import clock
from murmelbahn.kernel.fact import shard_of, to_json, topic_of
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.sql import ask_one, tell

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
    left = Counter((topic_of(type(one.body)).stream, one.key) for one in emitted)
    facts: list[dict[str, Any]] = []
    for one in emitted:
        topic = topic_of(type(one.body))
        left[topic.stream, one.key] -= 1
        fact = {"id": str(new_id()), "stream": topic.stream, "topic": topic.name, "version": topic.version}
        place = {"key": str(one.key), "still": left[topic.stream, one.key], "shard": shard_of(one.key)}
        facts.append(fact | place | {"market": one.market, "seller": one.seller, "body": to_json(one.body)})
    content = json.dumps(facts, separators=(",", ":"))
    tell(WRITE, [content, actor, cause, at, clock.machine()])


WRITE = """
WITH given AS MATERIALIZED (
    SELECT f.*, said.*, row_number() OVER () AS n FROM json_to_recordset(%s::json) AS f (id uuid, stream text, topic text,
        version smallint, key uuid, still bigint, shard smallint, market text, seller text, body jsonb)
    CROSS JOIN (VALUES (%s::uuid, %s::uuid, %s::timestamptz, %s::timestamptz)) AS said (actor, cause, at, recorded)
), numbered AS (
    INSERT INTO kernel_factkey (stream, key, seq, seal)
    SELECT stream, key, count(*), sum(kernel_seal(id, topic, version, key, market, seller, body, actor, cause, at))
    FROM given GROUP BY stream, key ORDER BY stream, key
    ON CONFLICT (stream, key) DO UPDATE SET seq = kernel_factkey.seq + EXCLUDED.seq, seal = kernel_factkey.seal + EXCLUDED.seal
    RETURNING stream, key, seq
), fresh AS (
    SELECT given.*, numbered.seq - given.still AS seq FROM given
    JOIN numbered ON numbered.stream = given.stream AND numbered.key = given.key
), kept AS (
    INSERT INTO kernel_fact (id, stream, topic, version, key, seq, market, seller, body, actor, cause, at, recorded)
    SELECT id, stream, topic, version, key, seq, market, seller, body, actor, cause, at, recorded FROM fresh
)
INSERT INTO kernel_unplaced (fact, stream, shard) SELECT id, stream, shard FROM fresh ORDER BY n
"""
"""One statement: the rows of `unplaced` are made from the locked keys, so a key's lock is held before their ids are drawn."""


def place(limit: int = 10_000) -> int:
    """Give positions to what became visible; returns how many. Does nothing while another placer is at work. A transaction of
    its own, in one round trip (`kernel_place`)."""
    return int(ask_one("SELECT kernel_place(%s, %s)", [PLACER_LOCK, limit])[0])
