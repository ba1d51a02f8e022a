"""What holds the settle gate."""

from __future__ import annotations

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperGate
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import settle as gate
from murmelbahn.deal.terms import Gate, Hold, Role, Vehicle, evaluate
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value import queries as value


def settle_holds(seen: Seen) -> tuple[Hold, ...]:
    """Rows that keep a handed-over deal from being settled."""
    row = seen.row
    books = value.settled(SYSTEM, deal=row.id)
    sets = customer.papers(SYSTEM, deal=row.id, keeper=seen.view.party(Role.KEEPER))
    facts = gate.SettleFacts(
        handed_over=seen.at(Vehicle.HANDED_OVER, Vehicle.RETURNED),
        papers_sent=all(not one.open_for(PaperGate.SETTLE) for one in sets),
        cooling_until=row.withdrawal_until,
        today=seen.today,
        open_accounts=tuple(account for account, _ in books.open),
        commission_decided=books.commission_decided,
    )
    return evaluate(Gate.SETTLE, gate.ROWS, facts)
