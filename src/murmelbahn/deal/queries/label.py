"""The consumption label of a car that is offered, with what the market asks to be said beside it."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.rules.label_inputs import label_inputs
from murmelbahn.deal.terms import LabelFacts
from murmelbahn.kernel.actor import Actor
from murmelbahn.markets import queries as markets
from murmelbahn.vehicle.terms import CarView, Label


def label_facts(
    actor: Actor, *, market: str, label: Label, on: date, handover: date, car: CarView | None = None
) -> LabelFacts:
    """The label of a car offered on a day and registered about the day of its handover, unless it was before.

    Raises `UnknownMarket`.
    """
    registered = car.first_registration if car else None
    inputs = label_inputs(label, registered=registered or handover)
    return LabelFacts(
        label=label,
        classes=markets.market(actor, code=market, on=on).registration.label_has_co2_class,
        owed=markets.label_owed(
            actor, market=market, registered=registered, odometer_km=car.odometer_km if car else 0, on=on
        ),
        costs=markets.running_costs(actor, market=market, car=inputs, on=on),
    )
