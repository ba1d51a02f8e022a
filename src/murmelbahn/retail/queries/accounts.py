"""To which accounts agents are paid, and which new ones wait for a second person."""

from __future__ import annotations

from murmelbahn.kernel.actor import STAFF, Actor
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.kernel.rows import every
from murmelbahn.retail.models import AgentAccountRow, AgentRow
from murmelbahn.retail.queries.visibility import visible_agents
from murmelbahn.retail.terms import AgentAccount


def agent_accounts(actor: Actor) -> tuple[AgentAccount, ...]:
    """The newest recorded account of each agent the actor may see, and the approved one where that is another. Two
    statements. Raises `NotAllowed` for anybody but staff."""
    if not actor.is_system and actor.kind not in STAFF:
        raise NotAllowed(kind=actor.kind)
    seen = [row.id for row in every(AgentRow, visible_agents(actor))]
    rows = AgentAccountRow.objects.filter(agent__in=seen).order_by("agent", "-recorded_at", "-id")
    found: list[AgentAccount] = []
    newest, counting = set(), set()
    for row in rows:
        counts = row.approved_at is not None and row.agent_id not in counting
        if row.agent_id in newest and not counts:
            continue
        newest.add(row.agent_id)
        counting |= {row.agent_id} if counts else set()
        found.append(
            AgentAccount(
                agent=row.agent_id,
                account=row.id,
                holder=row.holder,
                shown=row.iban[-4:],
                recorded_by=row.recorded_by,
                recorded_at=row.recorded_at,
                approved_by=row.approved_by,
            )
        )
    return tuple(found)
