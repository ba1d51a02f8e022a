"""One deal, and its contract versions."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.deal.models import AgreementVersion, Deal
from murmelbahn.deal.queries.rows import find, parties_of, reach, view, visible
from murmelbahn.deal.terms import DealView, VersionView
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import every, where


def deal(actor: Actor, *, deal: UUID) -> DealView:
    """One deal. Raises `NotFound` for one that is not there or not the actor's to see."""
    row = find(actor, deal)
    if row is None:
        raise NotFound(kind="deal", id=deal)
    return view(row, parties_of([deal])[deal])


def deals_by_id(actor: Actor, *, deals: Iterable[UUID]) -> dict[UUID, DealView]:
    """Those of the deals that the actor may see: two statements, however many."""
    wanted = frozenset(deals)
    rows = every(Deal, where("deal_deal.id = ANY(%s::uuid[])", list(wanted)) & reach(actor)) if wanted else []
    parties = parties_of([row.id for row in rows]) if rows else {}
    return {row.id: view(row, parties[row.id]) for row in rows}


def count(actor: Actor) -> int:
    """How many deals the actor may see."""
    return visible(actor).count()


def versions(actor: Actor, *, deal: UUID) -> tuple[VersionView, ...]:
    """The contract versions of a deal, oldest first."""
    if not visible(actor).filter(id=deal).exists():
        raise NotFound(kind="deal", id=deal)
    return tuple(
        VersionView(
            n=row.n,
            parent=row.parent,
            sha256=row.sha256,
            reason=row.reason,
            agreed_at=row.agreed_at,
            content=bytes(row.content),
            total=Money(row.total, row.currency),
        )
        for row in AgreementVersion.objects.filter(deal=deal).order_by("n")
    )
