"""Plates."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def request_registration(actor: Actor, *, vin: str, deal: UUID, keeper: UUID, place_of_registration: str) -> UUID:
    """Ask the authority for a plate. The car must be arrived, prepared and not stopped. Returns the registration."""
    raise NotImplementedError


@operation
def record_registered(actor: Actor, *, vin: str, plate: str, on: date) -> UUID:
    """The authority's yes. The plate is kept here and told to nobody by fact."""
    raise NotImplementedError


@operation
def refuse_registration(actor: Actor, *, vin: str, reason: str) -> UUID:
    """The authority's no; the car stays prepared and may be asked for again."""
    raise NotImplementedError


@operation
def deregister(actor: Actor, *, vin: str, on: date) -> UUID:
    """The plate is given back. The car was registered once and is never new again."""
    raise NotImplementedError
