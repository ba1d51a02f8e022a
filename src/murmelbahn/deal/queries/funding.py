"""How a deal is paid, and whether its lender stands by it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.rows import require
from murmelbahn.deal.rules.funding import borrowed, own_of
from murmelbahn.deal.terms import FundingView, NothingOffered
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import Money
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, Commitment, CommitmentState, ContractTerms, FundingKind


def funding_of(actor: Actor, *, deal: UUID) -> FundingView:
    """The split of the contract's total between customer and lender. Raises `NotFound`, `NothingOffered` before there is a
    contract."""
    row = require(actor, deal)
    if not row.agreement:
        raise NothingOffered()
    return split_of(row, value.agreement(SYSTEM, deal=deal).terms)


def split_of(row: Deal, terms: ContractTerms) -> FundingView:
    """The same from what was agreed."""
    total, nothing = terms.quote.totals.gross, Money.zero(row.currency)
    kind = FundingKind(row.funding_kind)
    advance = None if row.advance_amount is None else Money(row.advance_amount, row.currency)
    own_part = Money(row.own_part, row.currency)
    lent = borrowed(total=total, advance=advance, own_part=own_part) if kind in LENT else nothing
    standing = approval(row, terms) if kind in LENT else None
    approved = standing.amount if standing else nothing
    return FundingView(
        deal=row.id,
        kind=kind,
        lender=row.lender,
        total=total,
        advance=advance or nothing,
        own=own_of(total=total, advance=advance, own_part=own_part) if kind in LENT else total,
        borrowed=lent,
        approved=approved,
        missing=max(lent - approved, nothing),
        commitment=standing.id if standing else None,
    )


def ordered_is_lent(row: Deal, day: date) -> bool:
    """Whether a lender is bound to all that the order on an offer borrows: what acceptance need not make a condition."""
    if row.offer is None:
        return False
    terms = value.offer(SYSTEM, offer=row.offer, on=day).terms
    standing = approval(row, terms)
    lasts = standing is not None and (standing.valid_until is None or standing.valid_until >= day)
    return lasts and not split_of(row, terms).missing


def lessor_of(row: Deal) -> UUID | None:
    """The party behind the lender of a lease, where the seller has said which it is."""
    leased = row.funding_kind == FundingKind.LEASE.value
    return value.lender_party(SYSTEM, seller=row.seller, lender=row.lender) if leased else None


def approval(row: Deal, terms: ContractTerms) -> Commitment | None:
    """The newest approval that binds a lender to this car and recipient; a lessor's binds it as the recipient it will be."""
    recipients = (terms.invoice_recipient.party, lessor_of(row))
    found = [
        one
        for one in value.commitments(SYSTEM, deal=row.id)
        if one.state is CommitmentState.APPROVED and one.car == terms.car and one.recipient.party in recipients
    ]
    return found[-1] if found else None
