"""A car that is not new on a paper: what it was, since when it is registered, how far it went."""

from __future__ import annotations

from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import Detail
from murmelbahn.vehicle.terms import CarView


def used_details(w: Wording, car: CarView | None) -> tuple[Detail, ...]:
    """Nothing of a car that was never registered: it needs no word for being new."""
    if car is None or car.first_registration is None:
        return ()
    return (
        Detail(label=w.letter("detail.class"), value=w.say(f"vehicle.car_class.{car.car_class}")),
        Detail(label=w.letter("detail.first_registration"), value=w.day(car.first_registration)),
        Detail(label=w.letter("detail.odometer"), value=f"{w.number(car.odometer_km)} km"),
    )
