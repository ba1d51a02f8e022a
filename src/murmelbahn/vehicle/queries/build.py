"""Builds."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.vehicle.terms import BuildView


def build(actor: Actor, *, build: UUID, deal: UUID | None = None) -> BuildView:
    """One build order. Raises `NotFound`."""
    raise NotImplementedError


def build_of_deal(actor: Actor, *, deal: UUID) -> BuildView | None:
    """The newest build of a deal."""
    raise NotImplementedError
