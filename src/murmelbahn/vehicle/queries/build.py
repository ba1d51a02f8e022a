"""Builds. See `sight` for who sees which."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.vehicle.models import Build
from murmelbahn.vehicle.queries import _sight
from murmelbahn.vehicle.queries._build_view import view_of
from murmelbahn.vehicle.terms import BuildView


def build(actor: Actor, *, build: UUID, deal: UUID | None = None) -> BuildView:
    """One build order. Raises `NotFound`."""
    row = first(Build, where("id = %s", build) & _sight.of_deal(actor, deal))
    if row is None:
        raise NotFound()
    return view_of(row)


def build_of_deal(actor: Actor, *, deal: UUID) -> BuildView | None:
    """The newest build of a deal."""
    row = first(Build, where("deal = %s", deal) & _sight.of_deal(actor, deal), order="id DESC")
    return view_of(row) if row else None
