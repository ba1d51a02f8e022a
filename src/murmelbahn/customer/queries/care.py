"""Reads of care: which deals concern the parties an actor may see."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.models import Care
from murmelbahn.customer.queries.visibility import found, of_visible, ours
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.rows import every, where


def deals_in_care(actor: Actor) -> frozenset[UUID]:
    """The deals that agents look after for the parties an actor may see (for an adviser: its own agents' deals)."""
    running = where("until IS NULL AND deal IS NOT NULL")
    rows = every(Care, running & of_visible(actor, "party_id") & ours(actor, "customer_care"))
    return frozenset(row.deal for row in rows if row.deal is not None)


def concerns(actor: Actor, *, deal: UUID) -> bool:
    """Whether a deal is the actor's to act in: its own, its agents' or its market's, or nobody's yet."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return True
    cares = every(Care, where("deal = %s AND until IS NULL", deal))
    if not cares:
        return True
    if actor.kind is ActorKind.CUSTOMER:
        return bool(found(actor, *(care.party_id for care in cares)))
    if actor.kind is ActorKind.ADVISER:
        return any(care.agent in actor.agents for care in cares)
    return any(care.market in actor.markets for care in cares)
