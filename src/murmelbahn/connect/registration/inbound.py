"""The authority's door: a decision counts once, and only for the application that is open."""

from __future__ import annotations

from murmelbahn.connect.operations import is_new
from murmelbahn.connect.registration.messages import Granted, read_decision
from murmelbahn.connect.terms import World
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import RegistrationState

DECIDED = 1


@operation
def receive(actor: Actor, *, content: bytes) -> bool:
    """Take a decision in. False when it changed nothing: a repeat, or an answer to an application that is not open.

    Raises `MalformedMessage`, `NotFound` for a car we do not know.
    """
    told = read_decision(content)
    if not is_new(actor, world=World.REGISTRATION, subject=told.application, number=DECIDED):
        return False
    newest = vehicle.car(actor, vin=told.vin).registration
    if newest is None or newest.id != told.application or newest.state is not RegistrationState.REQUESTED:
        return False
    if isinstance(told, Granted):
        vehicles.record_registered(actor, vin=told.vin, plate=told.plate, on=told.on)
    else:
        vehicles.refuse_registration(actor, vin=told.vin, reason=told.reason)
    return True
