"""What holds the build release gate."""

from __future__ import annotations

from murmelbahn.deal.queries.funding import approval, split_of
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.advance import BEFORE_ACCEPTANCE, BEFORE_BUILD
from murmelbahn.deal.rules.gates import build_release as gate
from murmelbahn.deal.rules.lessor import lessor_missing
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import Gate, Hold, Value, Vehicle, evaluate
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import FundingKind


def build_holds(seen: Seen) -> tuple[Hold, ...]:
    """Rows that keep the build from the plant now."""
    row = seen.row
    agreement = seen.agreement
    split = split_of(row, agreement.terms) if seen.financed else None
    standing = approval(row, agreement.terms) if seen.financed else None
    lasts = standing is not None and (standing.valid_until is None or standing.valid_until >= seen.today)
    approved = standing.amount if standing and lasts else Money.zero(row.currency)
    asked = split.borrowed if split else agreement.totals.gross
    paid = seen.financed and approved < asked and seen.secured(seen.today).secured
    facts = gate.BuildReleaseFacts(
        order_is_version=agreement.version == row.agreement,
        slot_kept=not seen.at(Vehicle.CHOSEN),
        contracted=seen.at(*AFTER_ORDER),
        lessor_missing=lessor_missing(seen.view, lessor=seen.lessor),
        change_open=seen.change_open,
        advance_demanded=row.advance_before in (BEFORE_ACCEPTANCE, BEFORE_BUILD) and seen.advance is not None,
        advance_held=not seen.at(Value.ADVANCE_ASKED),
        finance_needed=seen.financed,
        leased=row.funding_kind == FundingKind.LEASE.value,
        lender_bound=lasts,
        approved=approved,
        borrowed=asked,
        rest_paid=paid,
        version=agreement.version,
        lender_asked=seen.financed and seen.lender_asked,
    )
    return evaluate(Gate.BUILD_RELEASE, gate.ROWS, facts)
