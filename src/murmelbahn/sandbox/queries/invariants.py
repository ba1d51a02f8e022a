"""I1 to I6 of the reliability goals over the whole world, in SQL; what holds is an empty answer.

I1 (entries sum to zero), I5 (number series without hole or double) and I6 (money test, commission) are the ledger's own check.
"""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.sql import ask
from murmelbahn.value import queries as value

SHOWN = 20
I2 = """
WITH last AS (
    SELECT DISTINCT ON (key, body->>'track') key, body->>'track' AS track, body->>'target' AS target
    FROM kernel_fact WHERE topic = 'deal.track.moved' ORDER BY key, body->>'track', seq DESC
), states AS (
    SELECT id, 'vehicle' AS track, vehicle AS state FROM deal_deal
    UNION ALL SELECT id, 'customer', customer FROM deal_deal
    UNION ALL SELECT id, 'value', value FROM deal_deal
)
SELECT 'I2', states.id::text || ' ' || states.track, last.target, states.state
FROM states JOIN last ON last.key = states.id AND last.track = states.track WHERE last.target <> states.state
"""
I3 = """
SELECT 'I3', key::text || ' ' || stream, count(*)::text, max(seq)::text FROM
    (SELECT key, split_part(topic, '.', 1) AS stream, seq FROM kernel_fact) AS f
GROUP BY key, stream HAVING count(*) <> max(seq) OR min(seq) <> 1
"""
I4_PLACED = """
SELECT 'I4', f.id::text, '1', (SELECT count(*) FROM kernel_placed p WHERE p.fact = f.id)::text FROM kernel_fact f
WHERE (SELECT count(*) FROM kernel_placed p WHERE p.fact = f.id) <> 1
"""
I4_ORDER = """
SELECT 'I4', id::text, 'in order of its key', 'out of order' FROM (
    SELECT f.id, f.seq < lag(f.seq) OVER (PARTITION BY p.stream, f.key ORDER BY p.position) AS wrong
    FROM kernel_placed p JOIN kernel_fact f ON f.id = p.fact
) AS placed WHERE wrong
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """An invariant that does not hold: where, what must be, what is."""

    invariant: str
    where: str
    expected: str
    found: str


def violations(actor: Actor) -> tuple[Violation, ...]:
    """Every violation in this world, the first of each kind in full."""
    found = []
    for statement in (I2, I3, I4_PLACED, I4_ORDER):
        found += [
            Violation(invariant=name, where=where, expected=str(expected), found=str(is_))
            for name, where, expected, is_ in ask(f"{statement} LIMIT {SHOWN}")
        ]
    ledger = value.ledger_check(actor)
    return (
        *found,
        *(
            Violation(invariant=one.invariant, where=one.where, expected=str(one.expected), found=str(one.found))
            for one in ledger[:SHOWN]
        ),
    )
