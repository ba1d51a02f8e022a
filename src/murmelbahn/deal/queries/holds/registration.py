"""What holds the registration gate."""

from __future__ import annotations

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperGate
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import registration as gate
from murmelbahn.deal.terms import Customer, Gate, Hold, Role, Vehicle, evaluate
from murmelbahn.kernel.actor import SYSTEM

NO_LIST = ("paper_list",)


def missing_papers(seen: Seen) -> tuple[str, ...]:
    """Codes of the papers that registration still waits for; `paper_list` when nobody opened the list."""
    sets = customer.papers(SYSTEM, deal=seen.row.id, keeper=seen.view.party(Role.KEEPER))
    if not sets:
        return NO_LIST
    return tuple(paper.kind.value for paper in sets[0].open_for(PaperGate.REGISTRATION))


def registration_holds(seen: Seen) -> tuple[Hold, ...]:
    """Rows that keep the car from being registered now."""
    row = seen.row
    car = seen.car
    secured = seen.secured(max(seen.today, row.planned_handover or seen.today))
    facts = gate.RegistrationFacts(
        at_place=car is not None and car.arrived,
        prepared=car is not None and car.prepared and seen.at(Vehicle.PREPARED, Vehicle.REGISTERED),
        stops=car.stops if car else (),
        papers_missing=missing_papers(seen),
        appointed=seen.at(Customer.APPOINTED),
        secured=secured.secured,
        shortfall=secured.shortfall,
    )
    return evaluate(Gate.REGISTRATION, gate.ROWS, facts)
