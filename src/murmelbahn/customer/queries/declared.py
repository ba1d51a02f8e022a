"""Withdrawals that a person has to match."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.models import DeclaredRow
from murmelbahn.customer.terms import Declared
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import ALL, NONE, Where, every, first, where


def in_reach(actor: Actor) -> Where:
    """Those of the reader's markets, and those of which nobody knows the market. A condition on `customer_declared`."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    if actor.kind in STAFF:
        return where(
            "(customer_declared.market = ANY(%s::text[]) OR customer_declared.market = '')", list(actor.markets)
        )
    return NONE


def declared_open(actor: Actor, *, limit: int = 100) -> tuple[Declared, ...]:
    """What waits for an answer, the oldest first."""
    rows = every(DeclaredRow, where("customer_declared.answered IS NULL") & in_reach(actor), order="at, id")
    return tuple(_view(row) for row in rows[:limit])


def declared(actor: Actor, *, declared: UUID) -> Declared:
    """One of them, answered or not. Raises `NotFound`."""
    row = first(DeclaredRow, where("customer_declared.id = %s", declared) & in_reach(actor))
    if row is None:
        raise NotFound()
    return _view(row)


def _view(row: DeclaredRow) -> Declared:
    return Declared(
        id=row.id,
        market=row.market,
        seller=row.seller,
        name=row.name,
        number=row.number,
        email=row.email,
        at=row.at,
        answered=row.answered,
    )
