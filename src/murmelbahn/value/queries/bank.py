"""Money in and out as the bank sees it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.models import BankEntryRow, LegalEntityRow, Payment, Refund
from murmelbahn.value.queries.access import NATIONAL, account_of, require
from murmelbahn.value.terms import (
    INCOMING,
    EntryOrigin,
    EntryState,
    ParkReason,
    PayerView,
    RefundInstruction,
    RefundNotReady,
    RefundState,
    RefundView,
    UnmatchedEntry,
)


def unmatched_entries(actor: Actor, *, on: date) -> tuple[UnmatchedEntry, ...]:
    """Parked bank entries, oldest first."""
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    rows = BankEntryRow.objects.select_related("payer").filter(state=EntryState.PARKED.value)
    if not (actor.is_system or actor.kind is ActorKind.OPERATOR):
        rows = rows.filter(market__in=actor.markets)
    return tuple(
        UnmatchedEntry(
            id=row.id,
            market=row.market,
            seller=row.seller,
            origin=EntryOrigin(row.origin),
            amount=Money.of(row.amount, row.currency),
            booked_on=row.booked_on,
            remittance=row.remittance,
            reason=ParkReason(row.park_reason),
            days=max(0, (on - row.booked_on).days),
            holder=row.payer.holder if row.payer else "",
            shown=row.payer.iban[-4:] if row.payer else "",
            return_by=row.return_by,
            may_return=row.payer is not None and EntryOrigin(row.origin) in INCOMING,
        )
        for row in rows.order_by("booked_on", "id")
    )


def payers(actor: Actor, *, deal: UUID) -> tuple[PayerView, ...]:
    """The accounts that paid for a deal, newest payment last."""
    account = account_of(actor, deal)
    nothing = Money.zero(account.currency)
    found: dict[UUID, PayerView] = {}
    payments = Payment.objects.filter(deal=deal, payer__isnull=False, returned=False)
    for payment in payments.select_related("payer").order_by("booked_on", "id"):
        payer = payment.payer
        if payer is None:
            continue
        before = found.pop(payer.id, None)
        received = Money.of(payment.amount, account.currency) + (before.received if before else nothing)
        found[payer.id] = PayerView(
            account=payer.id,
            shown=payer.iban[-4:],
            received=received,
            returned=nothing,
            third_party=payment.third_party,
            holder=payer.holder,
        )
    returned: dict[UUID, Money] = {}
    for refund in Refund.objects.filter(deal=deal, state=RefundState.PAID.value):
        amount = Money.of(refund.amount, account.currency)
        returned[refund.account_id] = returned.get(refund.account_id, nothing) + amount
    return tuple(
        PayerView(
            account=one.account,
            shown=one.shown,
            received=one.received,
            returned=returned.get(one.account, nothing),
            third_party=one.third_party,
            holder=one.holder,
        )
        for one in found.values()
    )


def refunds_of(actor: Actor, *, deal: UUID) -> tuple[RefundView, ...]:
    """Refunds of a deal, oldest first."""
    account_of(actor, deal)
    third = set(Payment.objects.filter(deal=deal, third_party=True).values_list("payer_id", flat=True))
    return tuple(
        RefundView(
            id=row.id,
            deal=row.deal,
            amount=Money.of(row.amount, row.currency),
            state=RefundState(row.state),
            proposed_by=row.proposed_by,
            approved_by=row.approved_by,
            third_party=row.account_id in third,
        )
        for row in Refund.objects.filter(deal=deal).order_by("id")
    )


def refund_instruction(actor: Actor, *, refund: UUID) -> RefundInstruction:
    """For the bank station only: what to pay to which account. RefundNotReady unless approved."""
    require(actor, ActorKind.SYSTEM)
    row = Refund.objects.select_related("account").filter(id=refund).first()
    if row is None:
        raise NotFound(kind="refund", id=refund)
    if row.state in (RefundState.PROPOSED, RefundState.DROPPED):
        raise RefundNotReady(state=RefundState(row.state))
    payer = row.account
    return RefundInstruction(
        refund=row.id,
        deal=row.deal,
        amount=Money.of(row.amount, row.currency),
        creditor_iban=payer.iban,
        creditor_name=payer.holder,
        debtor_iban=LegalEntityRow.objects.get(seller=row.seller).iban,
        reference=row.id.hex,
    )
