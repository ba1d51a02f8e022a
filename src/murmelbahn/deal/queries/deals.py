"""Deals as lists and pages show them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.deal.models import AgreementVersion
from murmelbahn.deal.queries.rows import find, parties_of, view, visible
from murmelbahn.deal.terms import DealView, Vehicle, VersionView
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound


def deal(actor: Actor, *, deal: UUID) -> DealView:
    """One deal. Raises `NotFound` for one that is not there or not the actor's to see."""
    row = find(actor, deal)
    if row is None:
        raise NotFound(kind="deal", id=deal)
    return view(row, parties_of([deal])[deal])


def deals(
    actor: Actor,
    *,
    state: Vehicle | None = None,
    open_only: bool = False,
    before: datetime | None = None,
    limit: int = 50,
) -> tuple[DealView, ...]:
    """Deals the actor may see, last moved first; `before` pages on."""
    rows = visible(actor)
    if state is not None:
        rows = rows.filter(vehicle=state.value)
    if open_only:
        rows = rows.filter(closed=False)
    if before is not None:
        rows = rows.filter(moved_at__lt=before)
    found = list(rows.order_by("-moved_at", "-id")[:limit])
    parties = parties_of([row.id for row in found])
    return tuple(view(row, parties[row.id]) for row in found)


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
