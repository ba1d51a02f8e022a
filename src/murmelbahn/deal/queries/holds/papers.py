"""What a deal still waits for on paper, and whether the appointment stands."""

from __future__ import annotations

from murmelbahn.customer.terms import Paper, PaperGate, PaperHolder, PaperState
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates.papers import PaperFacts
from murmelbahn.deal.terms import Customer
from murmelbahn.retail.terms import AppointmentState

NO_LIST = ("paper_list",)


def missing_papers(seen: Seen) -> tuple[str, ...]:
    """Codes of the papers that registration still waits for; `paper_list` when nobody opened the list."""
    papers = _open(seen)
    return NO_LIST if papers is None else tuple(paper.kind.value for paper in papers)


def paper_facts(seen: Seen, *, without: tuple[str, ...] = ()) -> PaperFacts:
    """Papers that registration waits for, by who can bring or check them: the keeper's side, the outlet, the seller.
    `without`: codes that the gate names in a row of its own."""
    papers = _open(seen)
    theirs, outlets, sellers = [], [], []
    for paper in papers or ():
        if paper.kind.value in without:
            continue
        if paper.state is PaperState.PRESENT or paper.supplier is PaperHolder.AGENT:
            outlets.append(paper.kind.value)
        elif paper.supplier is PaperHolder.SELLER:
            sellers.append(paper.kind.value)
        else:
            theirs.append(paper.kind.value)
    return PaperFacts(
        listed=papers is not None,
        missing=tuple(theirs),
        unchecked=tuple(outlets),
        of_seller=tuple(sellers),
    )


def appointed(seen: Seen) -> bool:
    """Both sides confirmed the appointment. While papers are missing it counts in the deal only once they are complete; what
    holds the keys is then the papers, not an appointment that stands."""
    if seen.at(Customer.APPOINTED):
        return True
    if not seen.at(Customer.CONTRACTED) or not missing_papers(seen):
        return False
    return seen.appointment is not None and seen.appointment.state is AppointmentState.CONFIRMED


def _open(seen: Seen) -> tuple[Paper, ...] | None:
    """None where nobody opened the list of this keeper."""
    return seen.papers[0].open_for(PaperGate.REGISTRATION) if seen.papers else None
