"""What holds the build release gate."""

from __future__ import annotations

from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import build_release as gate
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import Gate, Hold, Value, evaluate
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommitmentState


def build_holds(seen: Seen) -> tuple[Hold, ...]:
    """Rows that keep the build from the plant now."""
    row = seen.row
    agreement = seen.agreement
    total, none = agreement.totals.gross, Money.zero(row.currency)
    approved = [
        one
        for one in (value.commitments(SYSTEM, deal=row.id) if seen.financed else ())
        if one.state is CommitmentState.APPROVED and (one.valid_until is None or one.valid_until >= seen.today)
    ]
    amount = approved[-1].amount if approved else none
    valid = bool(approved) and approved[-1].car == agreement.terms.car and amount >= total - (seen.advance or none)
    facts = gate.BuildReleaseFacts(
        order_is_version=agreement.version == row.agreement,
        contracted=seen.at(*AFTER_ORDER),
        change_open=seen.change_open,
        advance_demanded=row.advance_before in ("acceptance", "build_release") and seen.advance is not None,
        advance_held=not seen.at(Value.ADVANCE_ASKED),
        finance_needed=seen.financed,
        finance_valid=valid,
        approved=amount,
        total=total,
        version=agreement.version,
    )
    return evaluate(Gate.BUILD_RELEASE, gate.ROWS, facts)
