"""What holds the handover gate."""

from __future__ import annotations

from murmelbahn.customer.terms import PaperGate, PaperState, PartyKind
from murmelbahn.deal.queries.holds.papers import appointed, paper_facts
from murmelbahn.deal.queries.holds.repriced import requote
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import handover as gate
from murmelbahn.deal.rules.gates.papers import PaperFacts
from murmelbahn.deal.terms import Gate, Hold, Role, evaluate


def handover_holds(seen: Seen) -> tuple[Hold, ...]:
    """Rows that keep the keys at the desk now."""
    row = seen.row
    car = seen.car
    secured = seen.secured(seen.today)
    finals = seen.finals
    agreed = seen.agreement.terms.quote
    now = requote(seen, tax_date=seen.today)
    collector = seen.party(Role.COLLECTOR)
    to_give = _to_give(seen)
    facts = gate.HandoverFacts(
        same_car=car is not None and car.deal == row.id,
        prepared=car is not None and car.prepared,
        registered_or_not_needed=seen.own_registration or (car is not None and car.registered),
        stops=car.stops if car else (),
        collector_identified=collector.kind is PartyKind.COMPANY or collector.identity is not None,
        papers_to_give=to_give,
        papers=paper_facts(seen, without=to_give) if seen.own_registration else PaperFacts(),
        appointed=appointed(seen),
        invoiced=bool(finals),
        invoiced_for=finals[-1].content.tax_date if finals else None,
        same_price_today=now.totals == agreed.totals,
        today=seen.today,
        secured=secured.secured,
        shortfall=secured.shortfall,
    )
    return evaluate(Gate.HANDOVER, gate.ROWS, facts)


def _to_give(seen: Seen) -> tuple[str, ...]:
    """What is to be handed out and cannot be: only a checked paper goes with the keys."""
    return tuple(
        paper.kind.value
        for one in seen.papers
        for paper in one.open_for(PaperGate.SETTLE)
        if paper.state is not PaperState.CHECKED
    )
