"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import AgreementView, OfferView


def offer(actor: Actor, *, offer: UUID, on: date) -> OfferView:
    """An offer as frozen; `expired` as of `on`."""
    raise NotImplementedError


def agreement(actor: Actor, *, deal: UUID, version: int | None = None) -> AgreementView:
    """A contract version as frozen, by default the newest. NotFound if there is none."""
    raise NotImplementedError
