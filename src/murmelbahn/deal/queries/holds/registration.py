"""What holds the registration gate."""

from __future__ import annotations

from murmelbahn.deal.queries.holds.papers import appointed, paper_facts
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import registration as gate
from murmelbahn.deal.terms import Gate, Hold, Vehicle, evaluate


def registration_holds(seen: Seen) -> tuple[Hold, ...]:
    """Rows that keep the car from being registered now."""
    car = seen.car
    secured = seen.secured(seen.handover_day)
    facts = gate.RegistrationFacts(
        at_place=car is not None and car.arrived,
        prepared=car is not None and car.prepared and seen.at(Vehicle.PREPARED, Vehicle.REGISTERED),
        stops=car.stops if car else (),
        papers=paper_facts(seen),
        appointed=appointed(seen),
        secured=secured.secured,
        shortfall=secured.shortfall,
    )
    return evaluate(Gate.REGISTRATION, gate.ROWS, facts)
