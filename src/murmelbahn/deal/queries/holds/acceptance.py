"""What holds the acceptance gate."""

from __future__ import annotations

from murmelbahn.customer import queries as customer
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import acceptance as gate
from murmelbahn.deal.terms import Gate, Hold, Role, evaluate
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarState


def acceptance_holds(seen: Seen, *, subject_to_finance: bool) -> tuple[Hold, ...]:
    """Rows that keep the seller from accepting now."""
    row = seen.row
    free = True
    if seen.is_stock:
        car = vehicle.car(SYSTEM, vin=row.vin)
        free = car.deal in (None, row.id) and car.state in (CarState.FREE, CarState.HELD)
    buyer = customer.party(SYSTEM, party=seen.view.party(Role.BUYER))
    facts = gate.AcceptanceFacts(
        car_free=free,
        within_binding_period=row.answer_by is None or seen.today <= row.answer_by,
        screening_clear=buyer.screened_clear(),
        advance_needed_now=row.advance_before == "acceptance",
        advance_held=False,
        finance_approved=not seen.financed,
        subject_to_finance=subject_to_finance,
    )
    return evaluate(Gate.ACCEPTANCE, gate.ROWS, facts)
