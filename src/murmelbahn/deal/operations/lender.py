"""The bank's word before the order: so that the customer orders knowing that the loan stands."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.terms import Customer, NothingOffered
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.markets import queries as markets
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommitmentState, FundingKind

STANDING = (CommitmentState.REQUESTED, CommitmentState.APPROVED)


@operation
def ask_lender(
    actor: Actor, *, deal: UUID, kind: FundingKind, lender: str, expected_version: int | None = None
) -> UUID:
    """Ask a lender to commit to the offer as it stands: this recipient, this car, this amount. Its answer comes by its own
    station; a contract made of the same offer keeps it. Asked while an application stands: that one. Returns it.

    Raises `NotFound`, `StaleVersion`, `NothingOffered` without an offer that is valid.
    """
    desk = take(actor, deal, expected_version=expected_version)
    desk.require_running()
    row = desk.row
    if row.offer is None or not desk.at(Customer.OFFERED):
        raise NothingOffered()
    offered = value.offer(SYSTEM, offer=row.offer, on=today(markets.market(SYSTEM, code=row.market).zone))
    for one in value.commitments(SYSTEM, deal=deal):
        if one.state in STANDING and (one.kind, one.lender) == (kind, lender) and one.car == offered.terms.car:
            return one.id
    advance = desk.seen.advance
    total = offered.terms.quote.totals.gross
    return values.request_commitment(
        SYSTEM,
        deal=deal,
        kind=kind,
        lender=lender,
        amount=total if advance is None else total - advance,
        recipient=offered.terms.invoice_recipient,
        car=offered.terms.car,
    )
