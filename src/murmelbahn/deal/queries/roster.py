"""All deals by number, as the verdict of a whole world wants them."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from murmelbahn.deal.queries.rows import reach
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.sql import ask

HERE = "SELECT deal_deal.id, deal_deal.number FROM deal_deal WHERE {reach} ORDER BY deal_deal.opened_at, deal_deal.id"
GONE = """
SELECT fact.key, fact.body->>'number' FROM kernel_fact fact
WHERE fact.topic = 'deal.deal.opened' AND NOT EXISTS (SELECT FROM deal_deal WHERE id = fact.key) ORDER BY fact.id
"""


def roster(actor: Actor) -> Iterator[tuple[UUID, str]]:
    """Id and number of every deal the actor may see; for the system also of those that were opened and are gone."""
    seen = reach(actor)
    for identity, number in ask(HERE.format(reach=seen.sql), seen.parameters):
        yield identity, number
    if actor.is_system:
        for identity, number in ask(GONE):
            yield identity, number
