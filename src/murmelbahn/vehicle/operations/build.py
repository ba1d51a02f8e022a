"""Build orders: asked for, scheduled, built, or ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle.terms import AsBuilt


@operation
def request_build(actor: Actor, *, deal: UUID, configuration: UUID, market: str, seller: str, plant: str) -> UUID:
    """Ask the plant for a slot. One open build per deal: the same again is the same id, another configuration is `BuildExists`."""
    raise NotImplementedError


@operation
def schedule_build(actor: Actor, *, build: UUID, week: date, freeze: Mapping[str, date], promised: date) -> UUID:
    """The plant's yes, or a move: build week (a Monday), freeze date per class (timers), promised delivery date."""
    raise NotImplementedError


@operation
def refuse_build(actor: Actor, *, build: UUID, reason: str) -> UUID:
    """The plant's no to a request."""
    raise NotImplementedError


@operation
def fail_build(actor: Actor, *, build: UUID, reason: str) -> UUID:
    """The slot is lost: the plant cannot build what it had taken."""
    raise NotImplementedError


@operation
def cancel_build(actor: Actor, *, build: UUID) -> UUID:
    """The deal gives the build up: before the first freeze the slot goes back, later the car is built for stock."""
    raise NotImplementedError


@operation
def record_built(actor: Actor, *, build: UUID, vin: str, as_built: AsBuilt) -> UUID:
    """End of line: the car exists, bound to the build's deal (free, if the build went to stock). Returns the car."""
    raise NotImplementedError
