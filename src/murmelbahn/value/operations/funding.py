"""Funding plans, lenders' commitments and credit lines."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.fact import to_json
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import every, first, where
from murmelbahn.kernel.saving import change, insert_all
from murmelbahn.value.facts import (
    CommitmentExpired,
    CommitmentLapsed,
    CommitmentRecorded,
    CommitmentRefused,
    CommitmentRequested,
    CreditLineOpened,
    FundingSet,
)
from murmelbahn.value.models import Agreement, CommitmentRow, CreditLineRow, DealAccount, FundingSource
from murmelbahn.value.operations.booking import day_after, lock, money, say
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.queries.financing import commitment_view
from murmelbahn.value.rules.funding import check_plan, voided_by
from murmelbahn.value.terms import (
    LENT,
    TAKEOVER,
    CommitmentClosed,
    CommitmentState,
    Condition,
    ContractTerms,
    FundingKind,
    FundingRow,
    LapseReason,
    NothingAgreed,
    PartyRef,
)

OPEN = (CommitmentState.REQUESTED.value, CommitmentState.APPROVED.value)


@operation
def set_funding(actor: Actor, *, deal: UUID, version: int, rows: tuple[FundingRow, ...]) -> UUID:
    """Set where the money of a version comes from. Raises FundingIncomplete unless the rows sum to the version's total."""
    account = lock(actor, deal)
    agreed = first(Agreement, where("deal = %s AND version = %s", deal, version))
    if agreed is None:
        raise NothingAgreed(deal=deal)
    check_plan(rows, money(agreed.total, account))
    plan = new_id()
    sources = [
        {
            "market": account.market,
            "seller": account.seller,
            "plan": plan,
            "deal": deal,
            "version": version,
            "place": place,
            "kind": row.kind.value,
            "amount": row.amount.amount,
            "currency": account.currency,
            "payer": row.payer.party if row.payer else None,
            "payer_version": row.payer.version if row.payer else None,
            "payer_fingerprint": row.payer_fingerprint,
            "lender": row.lender,
        }
        for place, row in enumerate(rows)
    ]
    insert_all(FundingSource, sources)
    change(
        DealAccount,
        where("deal = %s", deal),
        plan=plan,
        payers=[row.payer_fingerprint for row in rows if row.payer_fingerprint],
        lenders=[row.payer_fingerprint for row in rows if row.payer_fingerprint and row.kind in LENT],
        on_credit=any(row.kind is FundingKind.CREDIT_LINE for row in rows),
    )
    say(account, FundingSet(deal=deal, version=version, kinds=tuple(row.kind for row in rows)))
    return plan


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
) -> UUID:
    """Store the lender's answer as it came (its own recipient, car and amount). May come again as conditions are met.

    An approval sets the timer `value.commitment.expired`. Raises CommitmentClosed.
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
def open_credit_line(actor: Actor, *, market: str, seller: str, party: UUID, limit: Money) -> UUID:
    """Give a company a credit line with a seller, or set a new limit for the one it has."""
    require(actor, *NATIONAL)
    line, _ = CreditLineRow.objects.update_or_create(
        seller=seller, party=party, defaults={"market": market, "limit": limit.amount, "currency": limit.currency}
    )
    opened = CreditLineOpened(credit_line=line.id, party=party, limit=limit)
    emit(opened, key=line.id, market=market, seller=seller)
    return line.id


def lapse_misfits(account: DealAccount, terms: ContractTerms, total_was: Money) -> None:
    """A new version voids every open commitment that is bound to another party, car or amount."""
    for row in every(CommitmentRow, where("deal = %s AND state = ANY(%s)", account.deal, list(OPEN))):
        reason = voided_by(
            commitment_view(row),
            recipient=terms.invoice_recipient,
            car=terms.car,
            total=terms.quote.totals.gross,
            total_was=total_was,
        )
        if reason is not None:
            _lapse(account, row.id, reason)


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
