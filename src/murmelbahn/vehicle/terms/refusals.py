"""Every anticipated "no" of the vehicle stream. Sentences stand in `data/texts` by code."""

from __future__ import annotations

from typing import Any

from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.files import place_of


class BrokenModel(Refusal):
    """A product model that cannot be released: `file`, `line` (0 = the whole file) and `reason`; `faults` holds all, `place`
    says file and line."""

    code, status = "vehicle.model.broken", 422

    def __init__(self, *, file: str, line: int, reason: str, faults: tuple[Any, ...] = ()) -> None:
        super().__init__(file=file, line=line, reason=reason, faults=faults, place=place_of(file, line))


class UnknownModel(Refusal):
    """No release of this `model` can be ordered in `market` on `order_date` for `build_date`."""

    code, status = "vehicle.model.unknown", 404


class UnknownItem(Refusal):
    """`items` that this `model` does not have."""

    code, status = "vehicle.item.unknown", 422


class Incomplete(Refusal):
    """The items are no complete, buildable car: `rules` broken, as text keys."""

    code, status = "vehicle.configuration.invalid", 422


class ContradictoryChoices(Refusal):
    """The `choices` exclude each other: a smallest set that does."""

    code, status = "vehicle.configuration.contradiction", 409


class BadVin(Refusal):
    """Not a VIN by ISO 3779: `vin`, `reason`."""

    code, status = "vehicle.vin.malformed", 422


class VinTaken(Refusal):
    """A car with this `vin` is known already, and this is another one."""

    code, status = "vehicle.vin.taken", 409


class CarTaken(Refusal):
    """The car `vin` is kept for somebody else."""

    code, status = "vehicle.car.taken", 409


class CarNotHeld(Refusal):
    """The car `vin` is not bound to this deal."""

    code, status = "vehicle.car.not_held", 409


class HoldTooEarly(Refusal):
    """A hold must end in the future: `until`."""

    code, status = "vehicle.hold.past", 422


class NeverNewAgain(Refusal):
    """A car that was registered on `first_registration` cannot be `car_class`."""

    code, status = "vehicle.car.never_new_again", 422


class CarStopped(Refusal):
    """A delivery stop holds the car `vin`: `reasons`."""

    code, status = "vehicle.car.stopped", 409


class CarNotHere(Refusal):
    """The car `vin` has not arrived at its place."""

    code, status = "vehicle.car.not_here", 409


class CarDamaged(Refusal):
    """The car `vin` has a recorded `damage`."""

    code, status = "vehicle.car.damaged", 409


class CarNotPrepared(Refusal):
    """The car `vin` is not prepared for handover."""

    code, status = "vehicle.car.not_prepared", 409


class CarGone(Refusal):
    """The car `vin` has been handed over already."""

    code, status = "vehicle.car.handed_over", 409


class CarNotHandedOver(Refusal):
    """Only a car that was handed over can come back: `vin`."""

    code, status = "vehicle.car.not_handed_over", 409


class OdometerBackwards(Refusal):
    """`odometer_km` is below the last reading `last_km`."""

    code, status = "vehicle.car.odometer_backwards", 422


class AlreadyRegistered(Refusal):
    """The car `vin` bears a plate, or a request is running."""

    code, status = "vehicle.registration.exists", 409


class NotRegistered(Refusal):
    """There is no registration of `vin` to answer or to end."""

    code, status = "vehicle.registration.missing", 409


class BuildExists(Refusal):
    """The deal has an open build already, of another configuration: `build`."""

    code, status = "vehicle.build.exists", 409


class BuildClosed(Refusal):
    """The build is `state` and can no longer do that."""

    code, status = "vehicle.build.closed", 409


class BuildMoved(Refusal):
    """The plant's answer differs from what is recorded: `build`, `field`."""

    code, status = "vehicle.build.moved", 409


class ChangeOpen(Refusal):
    """Another change of this build waits for the plant's answer: `change`."""

    code, status = "vehicle.build_change.open", 409


class ChangeFrozen(Refusal):
    """The change touches frozen `families`."""

    code, status = "vehicle.build_change.frozen", 409


class ChangeAnswered(Refusal):
    """The change `change` has the other answer already: `state`."""

    code, status = "vehicle.build_change.answered", 409
