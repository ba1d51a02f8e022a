"""Money back: proposed by one person, approved by another, to the paying account and to no other."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.facts import RefundApproved, RefundDropped, RefundPaid, RefundProposed
from murmelbahn.value.models import DealAccount, Payment, Refund
from murmelbahn.value.operations.booking import book, lock, money, say
from murmelbahn.value.queries.access import FINANCE, NATIONAL, require_person
from murmelbahn.value.queries.sheet import sheet_of
from murmelbahn.value.rules.claims import least
from murmelbahn.value.rules.payments import refund_paid
from murmelbahn.value.rules.refunds import Paid, shares
from murmelbahn.value.terms import (
    EntryKind,
    RefundNotReady,
    RefundOfOthers,
    RefundSamePerson,
    RefundState,
    RefundTooHigh,
    RefundToOtherAccount,
)


@operation
def propose_refund(actor: Actor, *, deal: UUID, amount: Money, account: UUID | None = None, iban: str = "") -> UUID:
    """Propose to pay money held back to the paying account (`account` of `queries.payers`, or typed as `iban`; by default
    the account that paid last); no account gets more than came from it. Raises RefundTooHigh, RefundToOtherAccount,
    OnlyNamedPerson."""
    require_person(actor, *NATIONAL)
    held_by = lock(actor, deal)
    target = _paying_account(held_by, account, iban)
    came = total((one.left for one in paid_from(held_by) if one.account == target), held_by.currency)
    available = least(_available(held_by), came)
    if not Money.zero(held_by.currency) < amount <= available:
        raise RefundTooHigh(available=available, asked=amount)
    return _propose(actor, held_by, target, amount)


@operation
def propose_refunds(actor: Actor, *, deal: UUID) -> None:
    """Propose to give back all that is held for a deal that is unwound, to each account what came from it: the lender its
    loan, the customer its own part less what is withheld. Nothing when nothing is held. Raises OnlyNamedPerson."""
    require_person(actor, *NATIONAL)
    account = lock(actor, deal)
    for target, amount in shares(_available(account), paid_from(account)):
        _propose(actor, account, target, amount)


@operation
def approve_refund(actor: Actor, *, refund: UUID) -> UUID:
    """The second pair of eyes. Raises RefundSamePerson, RefundNotReady, OnlyNamedPerson."""
    require_person(actor, *FINANCE)
    account, row = _locked(actor, refund)
    if row.state != RefundState.PROPOSED:
        raise RefundNotReady(state=RefundState(row.state))
    if row.proposed_by == actor.subject:
        raise RefundSamePerson()
    Refund.objects.filter(id=refund).update(state=RefundState.APPROVED.value, approved_by=actor.subject)
    say(account, RefundApproved(refund=refund, deal=row.deal, amount=money(row.amount, account)))
    return refund


@operation
def take_refund_back(actor: Actor, *, refund: UUID) -> UUID:
    """Drop a proposal that nobody has released: its proposer, or finance. The money is held as before; dropped twice is dropped
    once. Raises RefundOfOthers, RefundNotReady once it is released, OnlyNamedPerson."""
    require_person(actor, *NATIONAL)
    account, row = _locked(actor, refund)
    if row.state == RefundState.DROPPED:
        return refund
    if row.state != RefundState.PROPOSED:
        raise RefundNotReady(state=RefundState(row.state))
    if row.proposed_by != actor.subject and actor.kind not in FINANCE:
        raise RefundOfOthers()
    Refund.objects.filter(id=refund).update(state=RefundState.DROPPED.value)
    say(account, RefundDropped(refund=refund, deal=row.deal, amount=money(row.amount, account)))
    return refund


@operation
def record_refund_paid(actor: Actor, *, refund: UUID, reference: str, paid_on: date) -> UUID:
    """The bank executed the refund (bank `reference`). A refund that is paid stays as it is. Raises RefundNotReady."""
    settle_refund(actor, refund, reference=reference, paid_on=paid_on)
    return refund


def settle_refund(actor: Actor, refund: UUID, *, reference: str, paid_on: date) -> None:
    """The station's answer and the statement's entry both come here; whoever is second finds it done."""
    account, row = _locked(actor, refund)
    if row.state == RefundState.PAID:
        return
    if row.state != RefundState.APPROVED:
        raise RefundNotReady(state=RefundState(row.state))
    Refund.objects.filter(id=refund).update(state=RefundState.PAID.value, reference=reference, paid_on=paid_on)
    amount = money(row.amount, account)
    book(account, refund_paid(amount), kind=EntryKind.REFUND, on=paid_on, reference=refund)
    say(account, RefundPaid(refund=refund, deal=row.deal, amount=amount, paid_on=paid_on))


def _propose(actor: Actor, account: DealAccount, target: UUID, amount: Money) -> UUID:
    row = Refund.objects.create(
        id=new_id(),
        market=account.market,
        seller=account.seller,
        deal=account.deal,
        amount=amount.amount,
        currency=account.currency,
        account_id=target,
        proposed_by=actor.subject,
    )
    say(account, RefundProposed(refund=row.id, deal=account.deal, amount=amount))
    return row.id


def promised(account: DealAccount) -> Money:
    """What refunds have been proposed or released for and has not left."""
    waiting = Refund.objects.filter(deal=account.deal, state__in=[one.value for one in RefundState if one.under_way])
    return total((money(one, account) for one in waiting.values_list("amount", flat=True)), account.currency)


def _available(account: DealAccount) -> Money:
    """What is held and promised to nobody."""
    return sheet_of(account).held() - promised(account)


def paid_from(account: DealAccount) -> tuple[Paid, ...]:
    """What came from each account and is not promised back, by its newest payment."""
    left: dict[UUID, Money] = {}
    lenders = set()
    for payment in Payment.objects.filter(deal=account.deal, payer__isnull=False, returned=False).order_by(
        "booked_on", "id"
    ):
        if payment.payer_id is not None:
            before = left.pop(payment.payer_id, Money.zero(account.currency))
            left[payment.payer_id] = before + money(payment.amount, account)
            lenders |= {payment.payer_id} if payment.lender else set()
    standing = Refund.objects.exclude(state=RefundState.DROPPED.value)
    for refund in standing.filter(deal=account.deal, account_id__in=left):
        left[refund.account_id] -= money(refund.amount, account)
    return tuple(Paid(account=one, left=amount, lender=one in lenders) for one, amount in left.items())


def _paying_account(account: DealAccount, identity: UUID | None, iban: str) -> UUID:
    """The account money came from; any other is refused."""
    paid = Payment.objects.filter(deal=account.deal, payer__isnull=False, returned=False)
    if identity is not None:
        paid = paid.filter(payer_id=identity)
    if iban:
        paid = paid.filter(payer__iban=iban.replace(" ", "").upper())
    target = paid.order_by("-booked_on", "-id").values_list("payer_id", flat=True).first()
    if target is None:
        raise RefundToOtherAccount()
    return target


def _locked(actor: Actor, refund: UUID) -> tuple[DealAccount, Refund]:
    deal = Refund.objects.filter(id=refund).values_list("deal", flat=True).first()
    if deal is None:
        raise NotFound(kind="refund", id=refund)
    return lock(actor, deal), Refund.objects.get(id=refund)
