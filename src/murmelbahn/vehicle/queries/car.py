"""Cars. See `_sight` for who sees which."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.vehicle.models import Car, Registration
from murmelbahn.vehicle.queries import _sight
from murmelbahn.vehicle.queries._car_view import SEEN, views_of
from murmelbahn.vehicle.terms import CarClass, CarState, CarView, RegistrationState


def car(actor: Actor, *, vin: str, deal: UUID | None = None) -> CarView:
    """One car. Raises `NotFound`."""
    row = Car.objects.select_related(*SEEN).filter(_sight.cars(actor, deal), vin=vin).first()
    if row is None:
        raise NotFound()
    return views_of([row])[0]


def car_of_deal(actor: Actor, *, deal: UUID) -> CarView | None:
    """The car bound to a deal, or handed over on it."""
    row = Car.objects.select_related(*SEEN).filter(_sight.of_deal(actor, deal), deal=deal).order_by("id").last()
    return views_of([row])[0] if row else None


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
    """Stock of a market, by VIN."""
    wanted = {"model": model, "car_class": car_class, "seller": seller, "place": place, "state": state}
    rows = Car.objects.select_related(*SEEN).filter(
        _sight.cars(actor, None), market=market, **{name: value for name, value in wanted.items() if value is not None}
    )
    return views_of(rows.order_by("vin")[:limit])


def plate(actor: Actor, *, vin: str, deal: UUID) -> str | None:
    """The plate of the deal's car (personal data); nothing before it is registered."""
    return (
        Registration.objects.filter(
            _sight.of_deal(actor, deal), car__vin=vin, deal=deal, state=RegistrationState.REGISTERED
        )
        .values_list("plate", flat=True)
        .first()
    )
