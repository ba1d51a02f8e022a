"""The bank's word: asked before the order, so that the customer orders knowing that the loan stands, and again after it."""

from __future__ import annotations

from collections.abc import Container
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.queries.terms import party_ref
from murmelbahn.deal.rules.deciders import BOUND, OUTLET
from murmelbahn.deal.rules.funding import borrowed, check_own_part
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import Customer, NoLoan, NothingOffered, NotYourOrder, Role
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import operation, today
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, CommitmentState, ContractTerms, FundingKind, LapseReason, PartyRef

STANDING = (CommitmentState.REQUESTED, CommitmentState.APPROVED)


@operation
def ask_lender(
    actor: Actor,
    *,
    deal: UUID,
    kind: FundingKind,
    lender: str,
    own_part: Money | None = None,
    expected_version: int | None = None,
) -> UUID:
    """Ask a lender to commit to the offer as it stands: this recipient, this car, this amount less what the customer pays
    itself. Its answer comes by its own station; a contract made of the same offer keeps it. Asked while an application for
    the same stands: that one. Returns it.

    Raises `NotFound`, `StaleVersion`, `NothingOffered` without an offer that is valid, `OwnPartNotPossible`,
    `OwnPartTooHigh`, `OwnPartBelowAdvance`.
    """
    desk = take(actor, deal, expected_version=expected_version)
    desk.require_running()
    row = desk.row
    if row.offer is None or not desk.at(Customer.OFFERED):
        raise NothingOffered()
    offered = value.offer(SYSTEM, offer=row.offer, on=today(markets.market(SYSTEM, code=row.market).zone))
    total = offered.terms.quote.totals.gross
    check_own_part(kind, own_part, total=total, advance=desk.seen.advance)
    asked = borrowed(total=total, advance=desk.seen.advance, own_part=own_part or Money.zero(total.currency))
    terms = offered.terms
    recipient = _recipient(desk, kind, lender) or terms.invoice_recipient
    return _application(
        deal, kind=kind, lender=lender, amount=asked, recipient=recipient, car=terms.car, among=STANDING
    )


@operation
def request_finance(
    actor: Actor, *, deal: UUID, amount: Money | None = None, expected_version: int | None = None
) -> UUID:
    """Ask the contract's lender to commit to the version in force: to what is not the customer's own part, or to `amount`.
    Asked while it has yet to answer the same: that application. Returns it.

    The customer asks for itself, the outlet and the seller for the customer. Raises `NotFound`, `NotAllowed`, `NotYourOrder`,
    `StaleVersion`, `NoLoan` where no lender pays, or the car is handed over.
    """
    desk = take(actor, deal, expected_version=expected_version, by=OUTLET | {ActorKind.CUSTOMER})
    desk.require_running()
    if actor.kind is ActorKind.CUSTOMER and not actor.parties & {desk.view.party(role) for role in BOUND}:
        raise NotYourOrder()
    row = desk.row
    if not desk.seen.financed or not desk.at(*AFTER_ORDER):
        raise NoLoan()
    agreement = desk.seen.agreement
    own_part = Money(row.own_part, row.currency)
    rest = borrowed(total=agreement.totals.gross, advance=desk.seen.advance, own_part=own_part)
    kind = FundingKind(row.funding_kind)
    return _application(
        deal,
        kind=kind,
        lender=row.lender,
        amount=amount or rest,
        recipient=_recipient(desk, kind, row.lender) or party_ref(desk.view, Role.INVOICE_RECIPIENT),
        car=agreement.terms.car,
        among=(CommitmentState.REQUESTED,),
    )


def ask_as_ordered(desk: Desk, terms: ContractTerms) -> None:
    """The order decides what is borrowed. What a lender was asked for or approved before holds for that, or lapses; the
    lender is asked for what was ordered unless it was: a lessor as the recipient it will be. Where nobody has said which
    party the lessor is, it is asked once it has stepped in as buyer."""
    row = desk.row
    kind = FundingKind(row.funding_kind)
    if kind not in LENT:
        return
    total = terms.quote.totals.gross
    asked = borrowed(total=total, advance=desk.seen.advance, own_part=Money(row.own_part, row.currency))
    lessor = _recipient(desk, kind, row.lender)
    recipient = lessor or terms.invoice_recipient
    stands, again = False, kind is FundingKind.LOAN or lessor is not None
    for one in value.commitments(SYSTEM, deal=row.id):
        if one.state not in STANDING:
            continue
        bound = (one.kind, one.lender, one.car, one.recipient.party)
        same = bound == (kind, row.lender, terms.car, recipient.party)
        if same and (one.asked == asked or (one.state is CommitmentState.APPROVED and one.amount == asked)):
            stands = True
            continue
        again = True
        values.lapse_commitment(SYSTEM, commitment=one.id, reason=LapseReason.AMOUNT)
    if again and not stands and row.lender and asked:
        values.request_commitment(
            SYSTEM,
            deal=row.id,
            kind=kind,
            lender=row.lender,
            amount=asked,
            recipient=recipient,
            car=terms.car,
        )


def _recipient(desk: Desk, kind: FundingKind, lender: str) -> PartyRef | None:
    """Whom a lessor's word is for: itself, as the buyer it becomes. None for a loan, and for a lessor nobody has named."""
    leased = kind is FundingKind.LEASE
    lessor = value.lender_party(SYSTEM, seller=desk.row.seller, lender=lender) if leased else None
    return None if lessor is None else PartyRef(party=lessor, version=customer.party(SYSTEM, party=lessor).version)


def _application(
    deal: UUID,
    *,
    kind: FundingKind,
    lender: str,
    amount: Money,
    recipient: PartyRef,
    car: str,
    among: Container[CommitmentState],
) -> UUID:
    """What was applied for in just these words and stands in one of these states, else a new application."""
    wanted = (kind, lender, amount, recipient.party, car)
    for one in value.commitments(SYSTEM, deal=deal):
        if one.state in among and (one.kind, one.lender, one.asked, one.recipient.party, one.car) == wanted:
            return one.id
    return values.request_commitment(
        SYSTEM, deal=deal, kind=kind, lender=lender, amount=amount, recipient=recipient, car=car
    )
