"""Deals chosen by what they are or whom they concern, without a page or a filter."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.rows import parties_of, reach, view
from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.rows import Where, every, where

NEWEST = "deal_deal.moved_at DESC, deal_deal.id DESC"
TAKES_PART = "deal_deal.id IN (SELECT deal FROM deal_dealparty WHERE party = ANY(%s::uuid[]))"
MOST = 500


def these(actor: Actor, *, deals: Iterable[UUID]) -> tuple[DealView, ...]:
    """Those of the named deals that the actor may see, last moved first."""
    return _found(actor, where("deal_deal.id = ANY(%s::uuid[])", list(deals)))


def deals_of(actor: Actor, *, party: UUID) -> tuple[DealView, ...]:
    """The deals in which a party has a role, as far as the actor may see them, last moved first."""
    return concerning(actor, parties=(party,))


def concerning(actor: Actor, *, parties: Iterable[UUID]) -> tuple[DealView, ...]:
    """The same for several parties."""
    return _found(actor, where(TAKES_PART, list(parties)))


def _found(actor: Actor, condition: Where) -> tuple[DealView, ...]:
    rows = every(Deal, reach(actor) & condition, order=f"{NEWEST} LIMIT {MOST}")
    parties = parties_of([row.id for row in rows])
    return tuple(view(row, parties[row.id]) for row in rows)
