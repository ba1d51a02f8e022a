"""Invariants I1 to I6 over a whole world, each as one SQL statement that answers what violates it.

Written against the tables and not with the rooms' own queries: a mistake in a query must not hide one in a write.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from murmelbahn.kernel import world
from murmelbahn.kernel.engine import Engine

BROKEN: dict[str, str] = {
    "I1 sum per currency": """
        SELECT currency, sum(amount)::text FROM value_posting GROUP BY currency HAVING sum(amount) <> 0
    """,
    "I1 entry balances": """
        SELECT entry_id::text, sum(amount)::text FROM value_posting GROUP BY entry_id, currency HAVING sum(amount) <> 0
    """,
    "I2 state is the fold of its facts": """
        SELECT d.number, t.track, t.stored, f.target
        FROM deal_deal d
        CROSS JOIN LATERAL (VALUES ('vehicle', d.vehicle, 'chosen'), ('customer', d.customer, 'lead'),
            ('value', d.value, 'priced')) AS t (track, stored, first)
        LEFT JOIN LATERAL (SELECT body->>'target' AS target FROM kernel_fact WHERE key = d.id
            AND topic = 'deal.track.moved' AND body->>'track' = t.track ORDER BY seq DESC LIMIT 1) f ON true
        WHERE t.stored <> coalesce(f.target, t.first)
    """,
    "I2 every move starts where the last one ended": """
        SELECT key::text, seq::text, source, before FROM (
            SELECT key, seq, body->>'source' AS source, lag(body->>'target') OVER (
                PARTITION BY key, body->>'track' ORDER BY seq) AS before
            FROM kernel_fact WHERE topic = 'deal.track.moved') moves
        WHERE before IS NOT NULL AND source <> before
    """,
    "I3 sequence without hole": """
        SELECT k.stream, k.key::text, k.seq::text, count(f.id)::text FROM kernel_factkey k
        LEFT JOIN kernel_fact f ON f.stream = k.stream AND f.key = k.key
        GROUP BY k.stream, k.key, k.seq
        HAVING count(f.id) <> k.seq OR coalesce(max(f.seq), 0) <> k.seq OR coalesce(min(f.seq), 1) <> 1
    """,
    "I4 every fact is placed once": """
        SELECT f.id::text, f.topic, count(p.position)::text FROM kernel_fact f LEFT JOIN kernel_placed p ON p.fact = f.id
        GROUP BY f.id, f.topic HAVING count(p.position) <> 1
    """,
    "I4 order of places is order in the key": """
        SELECT key::text, seq::text FROM (
            SELECT f.key, f.seq, lag(f.seq) OVER (PARTITION BY f.stream, f.key ORDER BY p.position) AS before
            FROM kernel_fact f JOIN kernel_placed p ON p.fact = f.id) placed
        WHERE seq <> coalesce(before, 0) + 1
    """,
    "I4 nothing is held": "SELECT subscription, key::text, reason FROM kernel_held",
    "I5 series without hole or double": """
        SELECT i.seller, i.kind, i.year::text, count(*)::text, count(DISTINCT i.serial)::text, max(i.serial)::text,
            max(s.last)::text
        FROM value_invoice i LEFT JOIN value_series s ON (s.seller, s.kind, s.year) = (i.seller, i.kind, i.year)
        GROUP BY i.seller, i.kind, i.year
        HAVING count(*) <> max(i.serial) OR count(DISTINCT i.serial) <> max(i.serial)
            OR max(s.last) IS DISTINCT FROM max(i.serial)
    """,
    "I6 money moved is money booked": """
        SELECT deal::text, sum(moved)::text, sum(booked)::text FROM (
            SELECT deal, amount AS moved, 0 AS booked FROM value_payment WHERE NOT returned
            UNION ALL SELECT deal, -amount, 0 FROM value_refund WHERE state = 'paid'
            UNION ALL SELECT deal, 0, amount FROM value_posting WHERE account = 'BANK') both_sides
        GROUP BY deal HAVING sum(moved) <> sum(booked)
    """,
    "I6 a bank entry is at most one payment": """
        SELECT b.reference, count(p.id)::text FROM value_bankentry b LEFT JOIN value_payment p
            ON p.bank_entry_id = b.id AND p.unassigned_by IS NULL
        GROUP BY b.id, b.reference, b.state 
        HAVING count(p.id) <> (b.state = 'allocated' AND max(b.origin) NOT IN ('outgoing', 'return'))::int
    """,
    "I6 commission is its rule": """
        SELECT deal::text, base::text, rate::text, amount::text FROM value_commission
        WHERE base IS NOT NULL AND amount <> round(base * rate / 100, 2)
    """,
    "I6 every car handed over has its commission": """
        SELECT d.number, count(c.id)::text FROM deal_deal d LEFT JOIN value_commission c ON c.deal = d.id
        WHERE d.vehicle = 'handed_over' GROUP BY d.id, d.number HAVING count(c.id) = 0
    """,
}  # fmt: skip
UNHEARD = """
SELECT f.topic, p.position::text FROM kernel_placed p JOIN kernel_fact f ON f.id = p.fact
LEFT JOIN kernel_mark m ON m.subscription = %s AND m.stream = p.stream AND m.shard = p.shard
WHERE f.topic = ANY(%s) AND p.position > greatest(coalesce(m.position, 0), coalesce(
    (SELECT position FROM kernel_mark WHERE subscription = %s AND stream = '*' AND shard = -1), 0))
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and every violation with the invariant's name; there must be none."""

    deals: int
    facts: int
    violations: tuple[str, ...]


def check(engine: Engine | None = None) -> Checked:
    """Check a world at rest. With an engine also that every subscriber has every fact of its topics behind its marks."""
    violations: list[str] = []
    for name, statement in BROKEN.items():
        violations += [f"{name}: {' '.join(map(str, row))}" for row in _rows(statement)]
    for one in engine.subscribers if engine else ():
        topics = sorted(one.topics)
        for row in _rows(UNHEARD, [one.name, topics, one.name]):
            violations.append(f"I4 heard by {one.name}: {' '.join(map(str, row))}")
    deals, facts = (_rows(f"SELECT count(*) FROM {table}")[0][0] for table in ("deal_deal", "kernel_fact"))
    return Checked(deals, facts, tuple(violations))


def _rows(statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    with world.connection().cursor() as cursor:
        cursor.execute(statement, values or None)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
