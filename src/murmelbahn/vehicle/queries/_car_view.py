"""Cars' rows as others see them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.kernel.fact import from_json
from murmelbahn.vehicle.models import Car, Registration, Transport
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


def registration_of(row: Car) -> RegistrationView | None:
    """The newest registration of a car."""
    return _registrations([row]).get(row.id)


def views_of(rows: list[Car]) -> tuple[CarView, ...]:
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
