"""What holds the acceptance gate."""

from __future__ import annotations

from murmelbahn.deal.queries.advance import missing_advance
from murmelbahn.deal.queries.funding import ordered_is_lent
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.advance import BEFORE_ACCEPTANCE
from murmelbahn.deal.rules.gates import acceptance as gate
from murmelbahn.deal.terms import Gate, Hold, Role, evaluate
from murmelbahn.vehicle.terms import CarState


def acceptance_holds(seen: Seen, *, subject_to_finance: bool) -> tuple[Hold, ...]:
    """Rows that keep the seller from accepting now."""
    row = seen.row
    free = True
    if seen.is_stock:
        car = seen.car
        free = car is not None and car.deal in (None, row.id) and car.state in (CarState.FREE, CarState.HELD)
    buyer = seen.party(Role.BUYER)
    facts = gate.AcceptanceFacts(
        car_free=free,
        within_binding_period=row.answer_by is None or seen.today <= row.answer_by,
        screening_clear=buyer.screened_clear(),
        advance_needed_now=row.advance_before == BEFORE_ACCEPTANCE and row.advance_amount is not None,
        advance_held=missing_advance(row) is None,
        finance_approved=not seen.financed or (not subject_to_finance and ordered_is_lent(row, seen.today)),
        subject_to_finance=subject_to_finance,
    )
    return evaluate(Gate.ACCEPTANCE, gate.ROWS, facts)
