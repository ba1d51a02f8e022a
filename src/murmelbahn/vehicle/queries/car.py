"""Cars. See `_sight` for who sees which."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.vehicle.models import Registration
from murmelbahn.vehicle.queries import _sight
from murmelbahn.vehicle.queries._car_view import views
from murmelbahn.vehicle.terms import CarClass, CarState, CarView, RegistrationState


def car(actor: Actor, *, vin: str, deal: UUID | None = None) -> CarView:
    """One car. Raises `NotFound`."""
    found = views(where("vin = %s", vin) & _sight.cars(actor, deal))
    if not found:
        raise NotFound()
    return found[0]


def cars_by_vin(actor: Actor, *, vins: Iterable[str]) -> tuple[CarView, ...]:
    """Those of the cars that the actor may see, in one statement."""
    wanted = sorted(set(vins))
    if not wanted:
        return ()
    return views(where("vin = ANY(%s::text[])", wanted) & _sight.cars(actor, None), limit=len(wanted))


def car_of_deal(actor: Actor, *, deal: UUID) -> CarView | None:
    """The car bound to a deal, or handed over on it."""
    found = views(where("deal = %s", deal) & _sight.of_deal(actor, deal), order="id DESC")
    return found[0] if found else None


def find_cars(
    actor: Actor,
    *,
    market: str,
    model: str | None = None,
    car_class: CarClass | None = None,
    seller: str | None = None,
    place: str | None = None,
    state: CarState | None = CarState.FREE,
    after: str = "",
    limit: int = 50,
) -> tuple[CarView, ...]:
    """Stock of a market, by VIN; the page behind the VIN `after`."""
    wanted = {"model": model, "car_class": car_class, "seller": seller, "place": place, "state": state}
    condition = where("market = %s", market) & _sight.cars(actor, None)
    if after:
        condition &= where("vin > %s", after)
    for column, value in wanted.items():
        if value is not None:
            condition &= where(f"{column} = %s", value)
    return views(condition, order="vin", limit=limit)


def plate(actor: Actor, *, vin: str, deal: UUID) -> str | None:
    """The plate of the deal's car (personal data); nothing before it is registered."""
    row = first(
        Registration,
        where("deal = %s AND state = %s", deal, RegistrationState.REGISTERED.value)
        & where("car_id = (SELECT id FROM vehicle_car WHERE vin = %s)", vin)
        & _sight.of_deal(actor, deal),
    )
    return None if row is None else row.plate
