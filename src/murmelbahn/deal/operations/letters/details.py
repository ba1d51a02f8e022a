"""What a letter says of a car beside its name: of the very car where there is one, of the configuration before."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.operations.letters.sheet import Sheet
from murmelbahn.deal.queries import label_facts
from murmelbahn.deal.rules.letters.label import label_details
from murmelbahn.deal.rules.letters.used import used_details
from murmelbahn.documents.terms import Detail
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import ConfigurationView


def details_of(sheet: Sheet, sold: ConfigurationView, *, vin: str, on: date, handover: date) -> tuple[Detail, ...]:
    """What the car was before, where it is not new; consumption, CO2 and costs as the label names them on a day."""
    cars = vehicle.cars_by_vin(SYSTEM, vins=[vin]) if vin else ()
    car = cars[0] if cars else None
    label = vehicle.label_of_values(SYSTEM, technical=car.technical) if car else sold.label
    market = sheet.thread.market.code
    facts = label_facts(SYSTEM, market=market, label=label, on=on, handover=handover, car=car)
    return (*used_details(sheet.wording, car), *label_details(sheet.wording, facts))
