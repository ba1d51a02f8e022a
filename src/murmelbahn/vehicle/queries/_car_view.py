"""Cars as others see them: each with its newest transport and registration, in one statement."""

from __future__ import annotations

from murmelbahn.kernel.fact import adapter
from murmelbahn.kernel.rows import Where
from murmelbahn.kernel.sql import ask
from murmelbahn.vehicle.models import Registration
from murmelbahn.vehicle.terms import CarView, RegistrationState, RegistrationView

SEEN = """
SELECT row_to_json(seen)::text FROM (
    SELECT id, vin, configuration, model, car_class, state, market, seller, place, deal, held_until, odometer_km,
           first_registration, items, features, technical, stops, nullif(damage, '') AS damage, arrived, prepared,
           handed_over_on,
           (SELECT row_to_json(way) FROM (
                SELECT place, nullif(milestone, '') AS milestone, at, estimate, spread_days
                FROM vehicle_transport WHERE id = transport_id) way) AS transport,
           (SELECT row_to_json(told) FROM (
                SELECT id, state, deal, keeper, place, registered_on AS "on", reason
                FROM vehicle_registration WHERE id = registration_id) told) AS registration
    FROM vehicle_car WHERE {condition} ORDER BY {order} LIMIT %s) seen
"""


def views(condition: Where, *, order: str = "id", limit: int = 1) -> tuple[CarView, ...]:
    """The cars that meet a condition on `vehicle_car`."""
    rows = ask(SEEN.format(condition=condition.sql, order=order), [*condition.parameters, limit])
    read = adapter(CarView).validate_json
    return tuple(read(text) for (text,) in rows)


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
