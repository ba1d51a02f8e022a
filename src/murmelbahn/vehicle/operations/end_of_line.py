"""The end of the line: a build becomes a car."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.fact import to_json
from murmelbahn.vehicle.facts import BuildChangeRefused, CarBuilt
from murmelbahn.vehicle.models import Build, BuildChange, Car
from murmelbahn.vehicle.operations._entry import car_of, enter_built
from murmelbahn.vehicle.operations._keeping import lock_build, save, tell
from murmelbahn.vehicle.queries._build_view import view_of
from murmelbahn.vehicle.queries.configuration import configuration as saved
from murmelbahn.vehicle.rules import building, rights
from murmelbahn.vehicle.rules.standing import Move
from murmelbahn.vehicle.rules.vin import checked
from murmelbahn.vehicle.terms import AsBuilt, BuildChangeState, BuildState, CarClass


@operation
def record_built(actor: Actor, *, build: UUID, vin: str, as_built: AsBuilt) -> UUID:
    """End of line: the car exists, bound to the build's deal (free, if the build went to stock). Returns the car.

    A change the plant never answered came too late. Raises `BadVin`, `VinTaken`, `BuildMoved`, `BuildClosed`.
    """
    rights.answers(actor)
    number = checked(vin)
    row = lock_build(actor, build)
    if not building.is_end_of_line(view_of(row), vin=number, as_built=as_built):
        return Car.objects.get(vin=number).id
    ordered = saved(actor, configuration=row.configuration)
    car = enter_built(
        car_of(
            vin=number,
            ordered=ordered,
            built=as_built,
            car_class=CarClass.NEW,
            market=row.market,
            seller=row.seller,
            place=row.plant,
            deal=None if row.for_stock else row.deal,
        )
    )
    save(row, Move(changes={"state": BuildState.BUILT, "vin": number, "as_built": to_json(as_built)}))
    for late in BuildChange.objects.select_for_update().filter(build=row, state=BuildChangeState.REQUESTED):
        _too_late(row, late)
    told = CarBuilt(
        build=row.id,
        deal=row.deal,
        car=car.id,
        vin=number,
        configuration=row.configuration,
        as_ordered=tuple(car.features) == ordered.features,
    )
    tell(row, told)
    return car.id


def _too_late(row: Build, change: BuildChange) -> None:
    change.state, change.reason = BuildChangeState.REFUSED, "built"
    change.save(update_fields=["state", "reason"])
    tell(row, BuildChangeRefused(change=change.id, build=row.id, deal=row.deal, reason=change.reason))
