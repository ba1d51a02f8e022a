"""The label on a letter: of the very car where it stands already, of the configuration before it is built."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.queries import label_facts
from murmelbahn.deal.queries.correspondence import Thread
from murmelbahn.deal.terms import LabelFacts
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import ConfigurationView


def label_on(thread: Thread, sold: ConfigurationView, *, vin: str, on: date, handover: date) -> LabelFacts:
    """What a letter written on a day says of consumption, CO2 and costs."""
    cars = vehicle.cars_by_vin(SYSTEM, vins=[vin]) if vin else ()
    car = cars[0] if cars else None
    label = vehicle.label_of_values(SYSTEM, technical=car.technical) if car else sold.label
    return label_facts(SYSTEM, market=thread.market.code, label=label, on=on, handover=handover, car=car)
