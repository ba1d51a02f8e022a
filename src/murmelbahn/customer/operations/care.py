"""Care: which agent looks after whom. It is what lets an adviser see a party; retail begins and ends it."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.facts import CareBegun, CareEnded
from murmelbahn.customer.models import Care
from murmelbahn.customer.operations._rows import concerned, seen
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.sql import ask

BEGIN = """
INSERT INTO customer_care (id, party_id, agent, deal, market, seller, since)
SELECT fresh.id, fresh.party, %s, %s, %s, %s, %s FROM unnest(%s::uuid[], %s::uuid[]) AS fresh (id, party)
ON CONFLICT DO NOTHING RETURNING party_id
"""


@operation
def begin_care(
    actor: Actor, *, parties: tuple[UUID, ...], agent: UUID, market: str, seller: str, deal: UUID | None = None
) -> None:
    """Let an agent look after parties, for one deal or in general. Begun again: nothing changes.

    The actor must see the parties, and the deal must be its own or nobody's yet: an adviser cannot help itself to
    another's customer or deal. Raises `NotFound`.
    """
    concerned(actor, deal)
    wanted = sorted(seen(actor, *parties))
    rows = ask(BEGIN, [agent, deal, market, seller, now(), [new_id() for _ in wanted], wanted])
    fresh = sorted(party for (party,) in rows)
    for party in fresh:
        fact = CareBegun(party=party, agent=agent, deal=deal)
        emit(fact, key=deal or party, market=market, seller=seller)


@operation
def end_care(actor: Actor, *, agent: UUID, deal: UUID) -> None:
    """End an agent's care for the parties of a deal; its care for them in general stays. Nothing to end is no refusal."""
    for row in Care.objects.select_for_update().filter(agent=agent, deal=deal, until=None).order_by("party_id"):
        seen(actor, row.party_id)
        row.until = now()
        row.save(update_fields=["until"])
        emit(CareEnded(party=row.party_id, agent=agent, deal=deal), key=deal, market=row.market, seller=row.seller)


@operation
def move_care(actor: Actor, *, deal: UUID, before: UUID, after: UUID) -> None:
    """Let another agent look after the parties of a deal instead. The actor must see them. Raises `NotFound`."""
    rows = Care.objects.select_for_update().filter(agent=before, deal=deal, until=None).order_by("party_id")
    for row in list(rows):
        begin_care(actor, parties=(row.party_id,), agent=after, market=row.market, seller=row.seller, deal=deal)
    end_care(actor, agent=before, deal=deal)
