"""Cars' rows as others see them."""

from __future__ import annotations

from collections.abc import Iterable

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

SEEN = ("registration", "transport")
"""What a view needs beside the row itself: fetched in the same query."""


def registration_view(row: Registration | None) -> RegistrationView | None:
    if row is None:
        return None
    return RegistrationView(
        id=row.id,
        state=RegistrationState(row.state),
        deal=row.deal,
        keeper=row.keeper,
        place=row.place,
        on=row.registered_on,
        reason=row.reason,
    )


def views_of(rows: Iterable[Car]) -> tuple[CarView, ...]:
    """Views in the order of rows, which were fetched with `SEEN`."""
    return tuple(_view(row) for row in rows)


def _transport_view(row: Transport | None) -> TransportView | None:
    if row is None:
        return None
    return TransportView(
        place=row.place,
        milestone=Milestone(row.milestone) if row.milestone else None,
        at=row.at,
        estimate=row.estimate,
        spread_days=row.spread_days,
    )


def _view(row: Car) -> CarView:
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
        transport=_transport_view(row.transport),
        registration=registration_view(row.registration),
        handed_over_on=row.handed_over_on,
    )
