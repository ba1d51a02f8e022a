"""The plant's door: parses a message, drops what is not newer, calls one operation of the vehicle stream."""

from __future__ import annotations

from murmelbahn.connect.operations import is_new
from murmelbahn.connect.plant.messages import Answer, Built, CannotBuild, ChangeAnswer, Rejected, Scheduled, read_answer
from murmelbahn.connect.terms import World
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle.terms import AsBuilt, BuildClosed, ChangeAnswered

CHANGE_ANSWERED = 1


@operation
def receive(actor: Actor, *, content: bytes) -> bool:
    """Take a message of the plant in. False when it changed nothing: a repeat, a straggler, or a build given up meanwhile.

    Raises `MalformedMessage`, `NotFound` for an order we did not place, `BadVin`, `VinTaken`.
    """
    told = read_answer(content)
    subject, number = (told.change, CHANGE_ANSWERED) if isinstance(told, ChangeAnswer) else (told.order, told.number)
    if not is_new(actor, world=World.PLANT, subject=subject, number=number):
        return False
    try:
        _apply(actor, told)
    except (BuildClosed, ChangeAnswered):
        return False
    return True


def _apply(actor: Actor, told: Answer) -> None:
    if isinstance(told, Scheduled):
        freeze = {one.option_class: one.on for one in told.freeze}
        vehicles.schedule_build(actor, build=told.order, week=told.week, freeze=freeze, promised=told.promised)
    elif isinstance(told, Rejected):
        vehicles.refuse_build(actor, build=told.order, reason=told.reason)
    elif isinstance(told, CannotBuild):
        vehicles.fail_build(actor, build=told.order, reason=told.reason)
    elif isinstance(told, Built):
        vehicles.record_built(actor, build=told.order, vin=told.vin, as_built=_as_built(told))
    elif told.accepted:
        vehicles.confirm_build_change(actor, build=told.order, change=told.change)
    else:
        vehicles.refuse_build_change(actor, build=told.order, change=told.change, reason=told.reason)


def _as_built(told: Built) -> AsBuilt:
    return AsBuilt(
        items=told.items,
        co2_g_km=told.co2_g_km,
        mass_kg=told.mass_kg,
        consumption_l_100km=told.consumption_l_100km,
        consumption_kwh_100km=told.consumption_kwh_100km,
        electric_range_km=told.electric_range_km,
    )
