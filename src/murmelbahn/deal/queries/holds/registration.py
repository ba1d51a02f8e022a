"""What holds the registration gate."""

from __future__ import annotations

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperGate, PaperHolder, PaperState
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


def papers_by_mender(seen: Seen) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The same papers by who can bring or check them: the keeper's side, the outlet, the seller."""
    sets = customer.papers(SYSTEM, deal=seen.row.id, keeper=seen.view.party(Role.KEEPER))
    if not sets:
        return NO_LIST, (), ()
    theirs, outlets, sellers = [], [], []
    for paper in sets[0].open_for(PaperGate.REGISTRATION):
        if paper.state is PaperState.PRESENT or paper.supplier is PaperHolder.AGENT:
            outlets.append(paper.kind.value)
        elif paper.supplier is PaperHolder.SELLER:
            sellers.append(paper.kind.value)
        else:
            theirs.append(paper.kind.value)
    return tuple(theirs), tuple(outlets), tuple(sellers)


def registration_holds(seen: Seen) -> tuple[Hold, ...]:
    """Rows that keep the car from being registered now."""
    row = seen.row
    car = seen.car
    secured = seen.secured(max(seen.today, row.planned_handover or seen.today))
    theirs, outlets, sellers = papers_by_mender(seen)
    facts = gate.RegistrationFacts(
        at_place=car is not None and car.arrived,
        prepared=car is not None and car.prepared and seen.at(Vehicle.PREPARED, Vehicle.REGISTERED),
        stops=car.stops if car else (),
        papers_missing=theirs,
        papers_unchecked=outlets,
        papers_of_seller=sellers,
        appointed=seen.at(Customer.APPOINTED),
        secured=secured.secured,
        shortfall=secured.shortfall,
    )
    return evaluate(Gate.REGISTRATION, gate.ROWS, facts)
