"""Cars. Who is not staff sees free cars, and those of a deal it can name (the deal room checks whose deal that is)."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.vehicle.terms import CarClass, CarState, CarView


def car(actor: Actor, *, vin: str, deal: UUID | None = None) -> CarView:
    """One car. Raises `NotFound`."""
    raise NotImplementedError


def car_of_deal(actor: Actor, *, deal: UUID) -> CarView | None:
    """The car bound to a deal, or handed over on it."""
    raise NotImplementedError


def find_cars(
    actor: Actor,
    *,
    market: str,
    model: str | None = None,
    car_class: CarClass | None = None,
    seller: str | None = None,
    place: str | None = None,
    state: CarState | None = CarState.FREE,
    limit: int = 50,
) -> tuple[CarView, ...]:
    """Stock, by VIN."""
    raise NotImplementedError


def plate(actor: Actor, *, vin: str, deal: UUID) -> str | None:
    """The plate of the deal's car (personal data)."""
    raise NotImplementedError
