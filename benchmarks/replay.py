"""How fast a projection is built again from the log: a board of deals, as a page of lists would have it."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Any

from murmelbahn.deal.facts import OfferMade, TrackMoved
from murmelbahn.kernel import engine, world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Projection
from murmelbahn.value.facts import PaymentReceived

TABLE = """
CREATE TABLE IF NOT EXISTS bench_board (deal uuid, track text, state text NOT NULL, PRIMARY KEY (deal, track))
"""
MULTIPLY = """
WITH copies AS MATERIALIZED (
    SELECT gen_random_uuid() AS fresh, f.*, md5(f.key::text || n)::uuid AS copy, n, p.position
    FROM kernel_fact f JOIN kernel_placed p ON p.fact = f.id CROSS JOIN generate_series(1, %s) n
), stored AS (
    INSERT INTO kernel_fact (id, stream, topic, version, key, seq, market, seller, body, actor, cause, at, recorded)
    SELECT fresh, stream, topic, version, copy, seq, market, seller, body, actor, cause, at, recorded FROM copies
)
INSERT INTO kernel_placed (position, stream, shard, fact)
SELECT (SELECT max(position) FROM kernel_placed) + row_number() OVER (ORDER BY n, position), stream, 0, fresh FROM copies
"""


def _clear(actor: Actor) -> None:
    with world.connection().cursor() as cursor:
        cursor.execute("TRUNCATE bench_board")


def _apply(actor: Actor, facts: Sequence[Fact[Any]]) -> None:
    newest = {(fact.key, _track(fact.body)): _state(fact.body) for fact in facts}
    with world.connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO bench_board SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[])"
            " ON CONFLICT (deal, track) DO UPDATE SET state = EXCLUDED.state",
            [[deal for deal, _ in newest], [track for _, track in newest], list(newest.values())],
        )


def _track(body: Any) -> str:
    return str(body.track) if isinstance(body, TrackMoved) else type(body).__name__


def _state(body: Any) -> str:
    return str(body.target) if isinstance(body, TrackMoved) else ""


BOARD = Projection("bench.board", (TrackMoved, OfferMade, PaymentReceived), _apply, _clear)


def fill(least: int) -> int:
    """Copy the world's facts under other keys until there are enough; answers how many a replay reads."""
    with world.connection().cursor() as cursor:
        cursor.execute(TABLE)
        cursor.execute("SELECT count(*) FROM kernel_fact WHERE topic = ANY(%s)", [sorted(BOARD.topics)])
        cursor.execute(MULTIPLY, [least // max(1, cursor.fetchone()[0]) + 1])
        cursor.execute("ANALYZE kernel_fact, kernel_placed")
        cursor.execute("SELECT count(*) FROM kernel_fact WHERE topic = ANY(%s)", [sorted(BOARD.topics)])
        found: int = cursor.fetchone()[0]
        return found


def rate() -> float:
    """Facts per second of one replay."""
    began = perf_counter()
    return engine.replay(BOARD) / (perf_counter() - began)
