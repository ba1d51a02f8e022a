"""Reads of care: which deals concern the parties an actor may see."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.models import Care
from murmelbahn.customer.queries.journey import ours
from murmelbahn.customer.queries.visibility import visible_parties
from murmelbahn.kernel.actor import Actor, ActorKind


def deals_in_care(actor: Actor) -> frozenset[UUID]:
    """The deals that agents look after for the parties an actor may see (for an adviser: its own agents' deals)."""
    rows = ours(actor, Care.objects.filter(party__in=visible_parties(actor), until=None, deal__isnull=False))
    return frozenset(deal for deal in rows.values_list("deal", flat=True) if deal is not None)


def concerns(actor: Actor, *, deal: UUID) -> bool:
    """Whether a deal is the actor's to act in: its own, its agents' or its market's, or nobody's yet."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return True
    cares = set(Care.objects.filter(deal=deal, until=None).values_list("party_id", "agent", "market"))
    if not cares:
        return True
    if actor.kind is ActorKind.CUSTOMER:
        return visible_parties(actor).filter(id__in={party for party, _, _ in cares}).exists()
    if actor.kind is ActorKind.ADVISER:
        return any(agent in actor.agents for _, agent, _ in cares)
    return any(market in actor.markets for _, _, market in cares)
