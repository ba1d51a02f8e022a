"""What holds the registration gate."""

from __future__ import annotations

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Paper, PaperGate, PaperHolder, PaperState
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import registration as gate
from murmelbahn.deal.terms import Customer, Gate, Hold, Role, Vehicle, evaluate
from murmelbahn.kernel.actor import SYSTEM

NO_LIST = ("paper_list",)


def missing_papers(seen: Seen) -> tuple[str, ...]:
    """Codes of the papers that registration still waits for; `paper_list` when nobody opened the list."""
    papers = _open(seen)
    return NO_LIST if papers is None else tuple(paper.kind.value for paper in papers)


def _open(seen: Seen) -> tuple[Paper, ...] | None:
    """None where nobody opened the list of this keeper."""
    sets = customer.papers(SYSTEM, deal=seen.row.id, keeper=seen.view.party(Role.KEEPER))
    return sets[0].open_for(PaperGate.REGISTRATION) if sets else None


def _by_mender(papers: tuple[Paper, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Papers by who can bring or check them: the keeper's side, the outlet, the seller."""
    theirs, outlets, sellers = [], [], []
    for paper in papers:
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
    papers = _open(seen)
    theirs, outlets, sellers = _by_mender(papers or ())
    facts = gate.RegistrationFacts(
        at_place=car is not None and car.arrived,
        prepared=car is not None and car.prepared and seen.at(Vehicle.PREPARED, Vehicle.REGISTERED),
        stops=car.stops if car else (),
        papers_listed=papers is not None,
        papers_missing=theirs,
        papers_unchecked=outlets,
        papers_of_seller=sellers,
        appointed=seen.at(Customer.APPOINTED),
        secured=secured.secured,
        shortfall=secured.shortfall,
    )
    return evaluate(Gate.REGISTRATION, gate.ROWS, facts)
