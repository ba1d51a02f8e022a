"""Lenders' commitments: asked for, recorded as the lender is bound by them, and let go when they bind it no more."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.fact import to_json
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import every, where
from murmelbahn.kernel.saving import change
from murmelbahn.value.facts import (
    CommitmentExpired,
    CommitmentLapsed,
    CommitmentRecorded,
    CommitmentRefused,
    CommitmentRequested,
)
from murmelbahn.value.models import CommitmentRow, DealAccount
from murmelbahn.value.operations.booking import day_after, lock, say
from murmelbahn.value.queries.financing import commitment_view
from murmelbahn.value.queries.lenders import lender_party
from murmelbahn.value.rules.funding import unplanned, voided_by
from murmelbahn.value.terms import (
    TAKEOVER,
    CommitmentClosed,
    CommitmentState,
    Condition,
    ContractTerms,
    FundingKind,
    LapseReason,
    PartyRef,
    payer_fingerprint,
)

OPEN = (CommitmentState.REQUESTED.value, CommitmentState.APPROVED.value)


@operation
def request_commitment(
    actor: Actor, *, deal: UUID, kind: FundingKind, lender: str, amount: Money, recipient: PartyRef, car: str
) -> UUID:
    """Ask a lender to commit; its station answers by `record_commitment`. An earlier open one of the deal stays as it is."""
    account = lock(actor, deal)
    row = CommitmentRow.objects.create(
        id=new_id(),
        market=account.market,
        seller=account.seller,
        deal=deal,
        kind=kind.value,
        lender=lender,
        state=CommitmentState.REQUESTED.value,
        version=account.version,
        asked=amount.amount,
        amount=amount.amount,
        currency=amount.currency,
        recipient=recipient.party,
        recipient_version=recipient.version,
        car=car,
    )
    asked = CommitmentRequested(
        commitment=row.id,
        deal=deal,
        version=account.version,
        kind=kind,
        lender=lender,
        amount=amount,
        recipient=recipient.party,
        car=car,
    )
    say(account, asked)
    return row.id


@operation
def record_commitment(
    actor: Actor,
    *,
    commitment: UUID,
    approved: bool,
    amount: Money,
    recipient: PartyRef,
    car: str,
    valid_until: date,
    conditions: tuple[Condition, ...] = (),
    irrevocable: bool = True,
    pays_as: str = "",
) -> UUID:
    """Store the lender's answer as it came (its own recipient, car and amount). May come again as conditions are met.

    An approval takes the place of an earlier one of the same lender, and sets the timer `value.commitment.expired`.
    `pays_as`: the holder of the account that the lender pays from, if it is not called like the lender; its money draws
    on the commitment and is nobody's own. Raises CommitmentClosed.
    """
    account, row = _locked(actor, commitment)
    if row.state not in OPEN:
        raise CommitmentClosed(state=CommitmentState(row.state))
    if not approved:
        CommitmentRow.objects.filter(id=row.id).update(state=CommitmentState.REFUSED.value)
        say(account, CommitmentRefused(commitment=row.id, deal=row.deal))
        return row.id
    CommitmentRow.objects.filter(id=row.id).update(
        state=CommitmentState.APPROVED.value,
        amount=amount.amount,
        currency=amount.currency,
        recipient=recipient.party,
        recipient_version=recipient.version,
        car=car,
        valid_until=valid_until,
        conditions=[to_json(one) for one in conditions],
        irrevocable=irrevocable,
    )
    for one in _open(row.deal):
        if one.state == CommitmentState.APPROVED and one.lender == row.lender and one.id != row.id:
            _lapse(account, one.id, LapseReason.REPLACED)
    payer = pays_as or row.lender
    if payer and payer_fingerprint(payer) not in account.lenders:
        change(DealAccount, where("deal = %s", row.deal), lenders=[*account.lenders, payer_fingerprint(payer)])
    timers.set_timer(
        CommitmentExpired(commitment=row.id, deal=row.deal),
        key=row.deal,
        name=str(row.id),
        due=day_after(valid_until, account.market),
        market=account.market,
        seller=account.seller,
    )
    complete = all(one.met for one in conditions if one.code != TAKEOVER)
    recorded = CommitmentRecorded(
        commitment=row.id, deal=row.deal, amount=amount, valid_until=valid_until, complete=complete
    )
    say(account, recorded)
    return row.id


@operation
def lapse_commitment(actor: Actor, *, commitment: UUID, reason: LapseReason) -> UUID:
    """The commitment no longer secures (revoked, expired, ...). Lapsing twice changes nothing."""
    account, row = _locked(actor, commitment)
    if row.state in OPEN:
        _lapse(account, row.id, reason)
    return row.id


@operation
def release_lenders(actor: Actor, *, deal: UUID) -> None:
    """The sale has ended, and with it every credit for it: open commitments lapse."""
    account = lock(actor, deal)
    for row in _open(deal):
        _lapse(account, row.id, LapseReason.ENDED)


def lapse_misfits(
    actor: Actor, account: DealAccount, terms: ContractTerms, total_was: Money, *, loan_stays: bool
) -> None:
    """A new version voids every open commitment that is bound to another party, car or amount."""
    for row in _open(account.deal):
        reason = voided_by(
            commitment_view(row),
            recipient=terms.invoice_recipient,
            car=terms.car,
            total=terms.quote.totals.gross,
            total_was=total_was,
            loan_stays=loan_stays,
            lessor=_lessor(actor, account, row),
        )
        if reason is not None:
            _lapse(account, row.id, reason)


def _lessor(actor: Actor, account: DealAccount, row: CommitmentRow) -> UUID | None:
    """Who becomes the recipient by a lease."""
    leased = row.kind == FundingKind.LEASE.value
    return lender_party(actor, seller=account.seller, lender=row.lender) if leased else None


def drop_unplanned(account: DealAccount, planned: Money) -> None:
    """A new plan voids every open commitment over more than is borrowed now."""
    for row in _open(account.deal):
        reason = unplanned(commitment_view(row), planned)
        if reason is not None:
            _lapse(account, row.id, reason)


def _open(deal: UUID) -> list[CommitmentRow]:
    """What lenders were asked for or said, and is neither refused nor lapsed."""
    return every(CommitmentRow, where("deal = %s AND state = ANY(%s)", deal, list(OPEN)), order="id")


def _lapse(account: DealAccount, commitment: UUID, reason: LapseReason) -> None:
    CommitmentRow.objects.filter(id=commitment).update(state=CommitmentState.LAPSED.value, lapse=reason.value)
    timers.cancel_timer(CommitmentExpired, str(commitment), key=account.deal)
    say(account, CommitmentLapsed(commitment=commitment, deal=account.deal, reason=reason))


def _locked(actor: Actor, commitment: UUID) -> tuple[DealAccount, CommitmentRow]:
    """Account first, then the commitment read again under its lock."""
    deal = CommitmentRow.objects.filter(id=commitment).values_list("deal", flat=True).first()
    if deal is None:
        raise NotFound(kind="commitment", id=commitment)
    return lock(actor, deal), CommitmentRow.objects.get(id=commitment)
