"""The way to the customer: transport, arrival, repair."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle.terms import Milestone


@operation
def request_transport(actor: Actor, *, vin: str, deal: UUID | None, place: str) -> UUID:
    """Ask a carrier to bring the car to a place."""
    raise NotImplementedError


@operation
def record_milestone(
    actor: Actor, *, vin: str, milestone: Milestone, at: datetime, estimate: date, spread_days: int
) -> UUID:
    """A carrier's message: where the car is and when it is expected."""
    raise NotImplementedError


@operation
def record_arrival(actor: Actor, *, vin: str, place: str, damage: str | None = None) -> UUID:
    """The car stands at the place and was inspected."""
    raise NotImplementedError


@operation
def record_repair(actor: Actor, *, vin: str) -> UUID:
    """The damage is mended (and disclosed by the deal)."""
    raise NotImplementedError
