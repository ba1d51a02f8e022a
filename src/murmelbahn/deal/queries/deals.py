"""One deal, and its contract versions."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.models import AgreementVersion
from murmelbahn.deal.queries.rows import parties_of, require, view, visible
from murmelbahn.deal.terms import DealView, VersionView
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound


def deal(actor: Actor, *, deal: UUID) -> DealView:
    """One deal. Raises `NotFound` for one that is not there or not the actor's to see."""
    row = require(actor, deal)
    return view(row, parties_of([deal])[deal])


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
