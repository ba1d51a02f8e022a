"""Plates: asked of the authority, and its answers, which may come twice."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.saving import add
from murmelbahn.kernel.saving import save as keep
from murmelbahn.vehicle.facts import CarDeregistered, CarRegistered, RegistrationRefused, RegistrationRequested
from murmelbahn.vehicle.models import Car, Registration
from murmelbahn.vehicle.operations._keeping import lock_own_car, registration_of, save, standing_of, tell
from murmelbahn.vehicle.queries._car_view import registration_view
from murmelbahn.vehicle.rules import plates, rights
from murmelbahn.vehicle.rules.standing import Move
from murmelbahn.vehicle.terms import AlreadyRegistered, NotRegistered, RegistrationState


@operation
def request_registration(actor: Actor, *, vin: str, deal: UUID, keeper: UUID, place_of_registration: str) -> UUID:
    """Ask the authority for a plate. Before handover the car must have arrived, be prepared and not be stopped.

    The same again is the same id. Returns the registration. Raises `AlreadyRegistered`, `CarNotHeld`, `CarNotHere`,
    `CarNotPrepared`, `CarStopped`, `CarDamaged`.
    """
    row = lock_own_car(actor, vin, deal)
    newest = registration_view(registration_of(row))
    wanted = plates.may_request(standing_of(row), newest, deal=deal, keeper=keeper, place=place_of_registration)
    if not wanted and newest is not None:
        return newest.id
    made = Registration(
        car=row, deal=deal, market=row.market, seller=row.seller, keeper=keeper, place=place_of_registration
    )
    add(made)
    save(row, Move(changes={"registration_id": made.id}))
    told = RegistrationRequested(
        registration=made.id, car=row.id, vin=row.vin, deal=deal, keeper=keeper, place=place_of_registration
    )
    tell(row, told)
    return made.id


@operation
def note_registered(
    actor: Actor, *, vin: str, deal: UUID, keeper: UUID, place_of_registration: str, plate: str, on: date
) -> UUID:
    """The keeper registered the car itself and tells plate and day: nobody is asked. The same again is the same id.

    Raises as `request_registration`; `AlreadyRegistered` also where it bears another plate.
    """
    rights.answers(actor)
    row = lock_own_car(actor, vin, deal)
    newest = registration_of(row)
    wanted = plates.may_request(
        standing_of(row), registration_view(newest), deal=deal, keeper=keeper, place=place_of_registration
    )
    if not wanted and newest is not None:
        if newest.plate != plate:
            raise AlreadyRegistered(vin=vin)
        return newest.id
    made = Registration(
        car=row,
        deal=deal,
        market=row.market,
        seller=row.seller,
        keeper=keeper,
        place=place_of_registration,
        state=RegistrationState.REGISTERED,
        plate=plate,
        registered_on=on,
    )
    add(made)
    first = plates.first_day(standing_of(row), on)
    save(row, Move(changes={"registration_id": made.id, "first_registration": first}))
    tell(row, CarRegistered(registration=made.id, car=row.id, vin=row.vin, deal=deal, on=on))
    return made.id


@operation
def record_registered(actor: Actor, *, vin: str, plate: str, on: date) -> UUID:
    """The authority's yes. The plate is kept here and told to nobody by fact. Returns the registration.

    Raises `NotRegistered` when nothing was asked for.
    """
    rights.answers(actor)
    row = lock_own_car(actor, vin)
    made, news = _newest(row, RegistrationState.REGISTERED)
    if news:
        made.state, made.plate, made.registered_on = RegistrationState.REGISTERED, plate, on
        keep(made, ("state", "plate", "registered_on"))
        save(row, Move(changes={"first_registration": plates.first_day(standing_of(row), on)}))
        tell(row, CarRegistered(registration=made.id, car=row.id, vin=row.vin, deal=made.deal, on=on))
    return made.id


@operation
def refuse_registration(actor: Actor, *, vin: str, reason: str) -> UUID:
    """The authority's no; the car stays prepared and may be asked for again. Raises `NotRegistered`."""
    rights.answers(actor)
    row = lock_own_car(actor, vin)
    made, news = _newest(row, RegistrationState.REFUSED)
    if news:
        made.state, made.reason = RegistrationState.REFUSED, reason
        keep(made, ("state", "reason"))
        told = RegistrationRefused(registration=made.id, car=row.id, vin=row.vin, deal=made.deal, reason=reason)
        tell(row, told)
    return made.id


@operation
def deregister(actor: Actor, *, vin: str, on: date) -> UUID:
    """The plate is given back. The car was registered once and is never new stock again. Raises `NotRegistered`."""
    rights.works(actor)
    row = lock_own_car(actor, vin)
    made, news = _newest(row, RegistrationState.DEREGISTERED)
    if news:
        made.state, made.ended_on = RegistrationState.DEREGISTERED, on
        keep(made, ("state", "ended_on"))
        tell(row, CarDeregistered(registration=made.id, car=row.id, vin=row.vin, deal=made.deal, on=on))
    return made.id


def _newest(row: Car, answer: RegistrationState) -> tuple[Registration, bool]:
    """The newest registration of a car, and whether an answer to it is news. Raises `NotRegistered`."""
    newest = registration_of(row)
    news = plates.is_news(registration_view(newest), vin=row.vin, answer=answer)
    if newest is None:
        raise NotRegistered(vin=row.vin)
    return newest, news
