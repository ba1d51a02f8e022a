"""Registration: asked for when the gate opens; the agent's outlay of the authority fee is booked with the plate."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.road import roll_to
from murmelbahn.deal.queries.holds import registration_holds
from murmelbahn.deal.terms import CustomerRegisters, Gate, OutletRegisters, Role, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import operations as vehicles

LONGEST_PLATE = 16
"""Characters, spaces among them."""


@operation
def request_registration(actor: Actor, *, deal: UUID, expected_version: int | None = None) -> UUID:
    """Ask the authority for a plate in the keeper's name. Raises `CustomerRegisters`, `GateClosed`. Returns the registration."""
    desk = take(actor, deal, expected_version=expected_version)
    desk.require_running()
    if desk.seen.own_registration:
        raise CustomerRegisters()
    desk.require(Gate.REGISTRATION, registration_holds(desk.seen))
    return vehicles.request_registration(
        SYSTEM,
        vin=desk.row.vin,
        deal=deal,
        keeper=desk.view.party(Role.KEEPER),
        place_of_registration=desk.row.place_of_registration,
    )


@operation
def note_own_registration(
    actor: Actor, *, deal: UUID, plate: str, on: date, expected_version: int | None = None
) -> UUID:
    """The customer registered the car itself and tells the plate: before the handover, for which the money must be safe because
    the title papers go to the customer, or after it. The same again is the same answer. Returns the registration.

    Raises `OutletRegisters` where the service was sold, `BadInput` for a day that cannot be, `GateClosed`, vehicle's
    `AlreadyRegistered`.
    """
    desk = take(actor, deal, expected_version=expected_version)
    desk.require_running()
    if not desk.seen.own_registration:
        raise OutletRegisters()
    own = " ".join(plate.upper().split())
    if not 2 <= len(own) <= LONGEST_PLATE:
        raise BadInput(field="plate", reason=own[:40])
    if not (desk.row.contract_date or on) <= on <= desk.seen.today:
        raise BadInput(field="on", reason=on.isoformat())
    if not desk.at(Vehicle.REGISTERED, Vehicle.HANDED_OVER):
        desk.require(Gate.REGISTRATION, registration_holds(desk.seen))
    return vehicles.note_registered(
        SYSTEM,
        vin=desk.row.vin,
        deal=deal,
        keeper=desk.view.party(Role.KEEPER),
        place_of_registration=desk.row.place_of_registration,
        plate=own,
        on=on,
    )


@operation
def registered(actor: Actor, *, deal: UUID, on: date) -> None:
    """The authority gave the plate. What the agent laid out for the authority is owed to it from now on."""
    desk = take(actor, deal)
    if desk.row.end or not roll_to(desk, Vehicle.REGISTERED):
        return
    for line in value.agreement(SYSTEM, deal=deal).terms.quote.lines:
        if line.kind is ComponentKind.AUTHORITY_FEE and line.gross:
            values.pay_authority_fee(SYSTEM, deal=deal, amount=line.gross, on=on)
    desk.save()


@operation
def deregistered(actor: Actor, *, deal: UUID) -> None:
    """The plate was given back before handover."""
    desk = take(actor, deal)
    if not desk.row.end and desk.at(Vehicle.REGISTERED):
        desk.move(Vehicle.PREPARED, "deregistered before handover")
        desk.save()
