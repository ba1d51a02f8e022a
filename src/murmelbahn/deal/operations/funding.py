"""How a contract is paid changes, not the contract: the loan as the lender approved it, or cash."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from murmelbahn.deal.facts import FundingChanged
from murmelbahn.deal.operations.books import follow_books
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.onward import roll_on
from murmelbahn.deal.queries.terms import party_ref
from murmelbahn.deal.rules.deciders import BOUND, SELLER, require_person
from murmelbahn.deal.rules.funding import funding_rows, own_of
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import ConsentMissing, NoLoan, NothingApproved, NotYourOrder, Role
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import Money
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommitmentState, FundingKind


@operation
def accept_smaller_loan(
    actor: Actor, *, deal: UUID, commitment: UUID, consent: str = "", expected_version: int | None = None
) -> UUID:
    """Take the loan as the lender approved it: what it lacks becomes the customer's own part (what it has more, after a
    change, leaves it). No new contract version. Returns the plan.

    The customer decides for itself; the seller needs `consent`, a reference to the evidence of the customer's word. Raises
    `NotYourOrder`, `NeedsPerson`, `ConsentMissing`, `NoLoan`, `NothingApproved`, `StaleVersion`.
    """
    desk = _decided(actor, deal, consent, expected_version)
    agreed = desk.seen.agreement
    approved = next((one for one in value.commitments(SYSTEM, deal=deal) if one.id == commitment), None)
    bound = (agreed.terms.car, agreed.terms.invoice_recipient.party)
    if (
        approved is None
        or approved.state is not CommitmentState.APPROVED
        or not approved.amount
        or (approved.car, approved.recipient.party) != bound
    ):
        raise NothingApproved()
    total = agreed.totals.gross
    desk.row.own_part = max(total - approved.amount, Money.zero(total.currency)).amount
    return _plan_again(desk, total, consent)


@operation
def pay_in_cash(actor: Actor, *, deal: UUID, consent: str = "", expected_version: int | None = None) -> UUID:
    """Pay without a lender: its approval or application is let go. No new contract version. Returns the plan. Who may and
    what it raises: as `accept_smaller_loan`."""
    desk = _decided(actor, deal, consent, expected_version)
    desk.row.funding_kind = FundingKind.CASH.value
    desk.row.lender = ""
    desk.row.own_part = Decimal(0)
    return _plan_again(desk, desk.seen.agreement.totals.gross, consent)


def _decided(actor: Actor, deal: UUID, consent: str, expected_version: int | None) -> Desk:
    """The deal, locked for who may decide how it is paid, while a loan is still to be paid out."""
    desk = take(actor, deal, expected_version=expected_version)
    desk.require_running()
    if actor.kind is ActorKind.CUSTOMER:
        if not actor.parties & {desk.view.party(role) for role in BOUND}:
            raise NotYourOrder()
    else:
        require_person(actor, SELLER)
        if not consent:
            raise ConsentMissing()
    if FundingKind(desk.row.funding_kind) is not FundingKind.LOAN or not desk.at(*AFTER_ORDER):
        raise NoLoan()
    return desk


def _plan_again(desk: Desk, total: Money, consent: str) -> UUID:
    row, advance = desk.row, desk.seen.advance
    own_part, kind = Money(row.own_part, row.currency), FundingKind(row.funding_kind)
    rows = funding_rows(
        total=total,
        advance=advance,
        own_part=own_part,
        kind=kind,
        lender=row.lender,
        payer=party_ref(desk.view, Role.PAYER),
    )
    plan = values.set_funding(SYSTEM, deal=row.id, version=row.agreement, rows=rows)
    own = own_of(total=total, advance=advance, own_part=own_part) if kind is FundingKind.LOAN else total
    desk.emit(
        FundingChanged(deal=row.id, version=row.agreement, kind=kind, own=own, borrowed=total - own, consent=consent)
    )
    desk.look_again()
    follow_books(desk)
    roll_on(desk)
    desk.save()
    return plan
