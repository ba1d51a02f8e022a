"""Touchpoints with who was there, in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.customer.queries.visibility import of_visible, ours
from murmelbahn.customer.terms import Channel, Touchpoint, TouchpointKind
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.rows import ALL, Where, where
from murmelbahn.kernel.sql import ask

_SQL = """
SELECT customer_touchpoint.id, customer_touchpoint.kind, channel, at, evidence, outlet, adviser, deal, supersedes,
       customer_touchpoint.market, array_agg(party.id ORDER BY party.id), bool_or(party.kind = 'company')
FROM customer_touchpoint
JOIN customer_touchpoint_party AS present ON present.touchpoint_id = customer_touchpoint.id
JOIN customer_party AS party ON party.id = present.party_id
WHERE {condition} GROUP BY customer_touchpoint.id ORDER BY at, customer_touchpoint.id
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A stored touchpoint: which one it corrects, the market it belongs to, and whether a company was there."""

    touchpoint: Touchpoint
    supersedes: UUID | None
    market: str
    with_company: bool


def visible_touchpoints(actor: Actor) -> Where:
    """Touchpoints of parties the actor may see; an adviser's without those of other agents' deals and outlets."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    present = of_visible(actor, "customer_touchpoint_party.party_id")
    table = "customer_touchpoint"
    rows = Where(
        f"EXISTS (SELECT FROM customer_touchpoint_party WHERE touchpoint_id = {table}.id AND {present.sql})",
        present.parameters,
    ) & ours(actor, table)
    if actor.kind is ActorKind.ADVISER:
        mine = where(f"{table}.adviser = %s OR {table}.outlet IS NULL", actor.subject)
        rows &= where(f"{table}.deal IS NOT NULL") | mine | where(f"{table}.outlet = ANY(%s::uuid[])", [*actor.outlets])
    return rows


def told(actor: Actor, condition: Where) -> tuple[Told, ...]:
    """What the actor may see of the touchpoints that meet a condition, oldest first."""
    seen = condition & visible_touchpoints(actor)
    rows = ask(_SQL.format(condition=seen.sql), seen.parameters)
    return tuple(
        Told(
            touchpoint=Touchpoint(
                id=id,
                kind=TouchpointKind(kind),
                channel=Channel(channel),
                at=at,
                evidence=evidence,
                outlet=outlet,
                adviser=adviser,
                parties=tuple(parties),
                deal=deal,
            ),
            supersedes=supersedes,
            market=market,
            with_company=with_company,
        )
        for id, kind, channel, at, evidence, outlet, adviser, deal, supersedes, market, parties, with_company in rows
    )
