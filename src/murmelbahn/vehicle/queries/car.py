"""Cars. See `sight` for who sees which."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.vehicle.models import Car, Registration, Transport
from murmelbahn.vehicle.queries import sight
from murmelbahn.vehicle.terms import (
    CarClass,
    CarState,
    CarView,
    Milestone,
    RegistrationState,
    RegistrationView,
    Technical,
    TransportView,
)


def car(actor: Actor, *, vin: str, deal: UUID | None = None) -> CarView:
    """One car. Raises `NotFound`."""
    row = Car.objects.filter(sight.cars(actor, deal), vin=vin).first()
    if row is None:
        raise NotFound()
    return _views([row])[0]


def car_of_deal(actor: Actor, *, deal: UUID) -> CarView | None:
    """The car bound to a deal, or handed over on it."""
    row = Car.objects.filter(sight.of_deal(actor, deal), deal=deal).order_by("id").last()
    return _views([row])[0] if row else None


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
    rows = Car.objects.filter(
        sight.cars(actor, None), market=market, **{name: value for name, value in wanted.items() if value is not None}
    )
    return _views(list(rows.order_by("vin")[:limit]))


def plate(actor: Actor, *, vin: str, deal: UUID) -> str | None:
    """The plate of the deal's car (personal data); nothing before it is registered."""
    return (
        Registration.objects.filter(
            sight.of_deal(actor, deal), car__vin=vin, deal=deal, state=RegistrationState.REGISTERED
        )
        .values_list("plate", flat=True)
        .first()
    )


def registration_of(row: Car) -> RegistrationView | None:
    """The newest registration of a car."""
    return _registrations([row]).get(row.id)


def _views(rows: list[Car]) -> tuple[CarView, ...]:
    """Views in the order of rows, with one query for all registrations and one for all transports."""
    registrations, transports = _registrations(rows), _transports(rows)
    return tuple(_view(row, registrations.get(row.id), transports.get(row.id)) for row in rows)


def _registrations(rows: Iterable[Car]) -> dict[UUID, RegistrationView]:
    newest = Registration.objects.filter(car__in=[row.id for row in rows]).order_by("car_id", "-id").distinct("car_id")
    return {
        one.car_id: RegistrationView(
            id=one.id,
            state=RegistrationState(one.state),
            deal=one.deal,
            keeper=one.keeper,
            place=one.place,
            on=one.registered_on,
            reason=one.reason,
        )
        for one in newest
    }


def _transports(rows: Iterable[Car]) -> dict[UUID, TransportView]:
    newest = Transport.objects.filter(car__in=[row.id for row in rows]).order_by("car_id", "-id").distinct("car_id")
    return {
        one.car_id: TransportView(
            place=one.place,
            milestone=Milestone(one.milestone) if one.milestone else None,
            at=one.at,
            estimate=one.estimate,
            spread_days=one.spread_days,
        )
        for one in newest
    }


def _view(row: Car, registration: RegistrationView | None, transport: TransportView | None) -> CarView:
    return CarView(
        id=row.id,
        vin=row.vin,
        configuration=row.configuration,
        model=row.model,
        car_class=CarClass(row.car_class),
        state=CarState(row.state),
        market=row.market,
        seller=row.seller,
        place=row.place,
        deal=row.deal,
        held_until=row.held_until,
        odometer_km=row.odometer_km,
        first_registration=row.first_registration,
        items=tuple(row.items),
        features=tuple(row.features),
        technical=from_json(Technical, row.technical),
        stops=tuple(row.stops),
        damage=row.damage or None,
        arrived=row.arrived,
        prepared=row.prepared,
        transport=transport,
        registration=registration,
        handed_over_on=row.handed_over_on,
    )
