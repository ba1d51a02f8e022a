"""Whether anything has happened to a deal, without reading what."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.queries.rows import reach
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.sql import ask_one

PULSE = """
SELECT deal_deal.version, coalesce((SELECT sum(seq) FROM kernel_factkey WHERE key = deal_deal.id), 0)
FROM deal_deal WHERE deal_deal.id = %s AND ({reach})
"""


def pulse(actor: Actor, *, deal: UUID) -> str:
    """Another text after every fact of the deal and every write to it: what a page that watches compares. Raises
    `NotFound`."""
    seen = reach(actor)
    found = ask_one(PULSE.format(reach=seen.sql), [deal, *seen.parameters])
    if found is None:
        raise NotFound(kind="deal", id=deal)
    return f"{found[0]}.{found[1]}"
