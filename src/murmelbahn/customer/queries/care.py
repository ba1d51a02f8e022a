"""Reads of care: which deals concern the parties an actor may see."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.models import Care
from murmelbahn.customer.queries.journey import ours
from murmelbahn.customer.queries.visibility import visible_parties
from murmelbahn.kernel.actor import Actor


def deals_in_care(actor: Actor) -> frozenset[UUID]:
    """The deals that agents look after for the parties an actor may see (for an adviser: its own agents' deals)."""
    rows = ours(actor, Care.objects.filter(party__in=visible_parties(actor), until=None, deal__isnull=False))
    return frozenset(deal for deal in rows.values_list("deal", flat=True) if deal is not None)
