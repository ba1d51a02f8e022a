"""Funding as it stands, and whether it is safe."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Sum

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import Where, every, where
from murmelbahn.kernel.sql import ask
from murmelbahn.markets import queries as markets
from murmelbahn.value.models import CommitmentRow, CreditDraw, CreditLineRow, DealAccount, FundingSource, Payment
from murmelbahn.value.queries.access import account_of, require, visible
from murmelbahn.value.queries.sheet import agreed
from murmelbahn.value.rules import funding as rules
from murmelbahn.value.terms import (
    LENT,
    Commitment,
    CommitmentState,
    Condition,
    CreditLine,
    EntryOrigin,
    FundingKind,
    FundingRow,
    LapseReason,
    NotCounted,
    PartyRef,
    Secured,
)

PENDING = "pending"
MOVED = """
SELECT origin, amount, booked_on, lender FROM value_payment WHERE deal = %s AND NOT returned
UNION ALL SELECT 'refund', -amount, NULL, false FROM value_refund WHERE deal = %s AND state = 'paid'
UNION ALL SELECT state, amount, NULL, false FROM value_bankentry WHERE deal = %s AND state = 'pending'
"""
OTHERS = """
SELECT deal, currency, greatest(
    (SELECT coalesce(sum(source.amount), 0) FROM value_fundingsource source WHERE source.plan = account.plan
     AND (source.kind = 'loan' OR account.handed_over IS NULL AND source.kind = ANY(%s)))
    - (SELECT coalesce(sum(paid.amount), 0) FROM value_payment paid
       WHERE paid.deal = account.deal AND paid.lender AND NOT paid.returned), 0)
FROM value_dealaccount account WHERE {seen}
"""
"""What `others_of` says of one account."""
RETURNABLE_DAYS = 56
"""A debtor may have an authorised SEPA direct debit returned for eight weeks (Directive (EU) 2015/2366, article 77)."""


def funding(actor: Actor, *, deal: UUID) -> tuple[FundingRow, ...]:
    """The newest funding plan, empty if none."""
    return plan_of(account_of(actor, deal))


def plan_of(account: DealAccount) -> tuple[FundingRow, ...]:
    """The rows of the plan that counts."""
    rows = FundingSource.objects.filter(plan=account.plan).order_by("place") if account.plan else ()
    return tuple(
        FundingRow(
            kind=FundingKind(row.kind),
            amount=Money.of(row.amount, row.currency),
            payer=PartyRef(party=row.payer, version=row.payer_version or 0) if row.payer else None,
            lender=row.lender,
            payer_fingerprint=row.payer_fingerprint,
        )
        for row in rows
    )


def borrowed(actor: Actor, *, deal: UUID) -> Money:
    """What the plan that counts expects of a lender or lessor, 0.00 without a plan."""
    account = account_of(actor, deal)
    return rules.borrowed(plan_of(account), account.currency)


def loan_open(actor: Actor, *, deal: UUID) -> Money:
    """What a bank that lends to the buyer has still to pay by the plan: nobody asks the buyer for it. A lessor is the buyer
    itself."""
    return loan_open_of(account_of(actor, deal))


def loan_open_of(account: DealAccount) -> Money:
    """The same of an account at hand."""
    return _left(account, loan_of(account))


def lent_open_of(account: DealAccount) -> Money:
    """What banks and lessors have still to pay by the plan. They pay on the handover or after it, so nobody is late before."""
    return _left(account, rules.borrowed(plan_of(account), account.currency))


def lent_later_of(account: DealAccount) -> Money:
    """What of it nobody is asked for yet: all of it before the handover, nothing after."""
    return lent_open_of(account) if account.handed_over is None else Money.zero(account.currency)


def others_open(actor: Actor, *, deal: UUID) -> Money:
    """What of the open final invoice its recipient is not asked for: a loan at any time, a lease before the handover."""
    return others_of(account_of(actor, deal))


def others_open_of(actor: Actor, *, deals: Iterable[UUID]) -> dict[UUID, Money]:
    """The same of many deals, in one statement; those the actor may not see are left out."""
    wanted = where("deal = ANY(%s::uuid[])", list(deals)) & visible(actor)
    rows = ask(OTHERS.format(seen=wanted.sql), [[kind.value for kind in LENT], *wanted.parameters])
    return {deal: Money.of(amount, currency) for deal, currency, amount in rows}


def others_of(account: DealAccount) -> Money:
    """What of an open final invoice nobody asks of its recipient: a bank that lends to the buyer pays itself, before the
    handover and after it; a lessor, which is the buyer, only before."""
    return max(loan_open_of(account), lent_later_of(account))


def _left(account: DealAccount, lent: Money) -> Money:
    """What of it was not paid yet."""
    nothing = Money.zero(account.currency)
    if not lent:
        return nothing
    drawn = Payment.objects.filter(deal=account.deal, lender=True, returned=False).aggregate(sum=Sum("amount"))["sum"]
    return max(lent - Money.of(drawn or 0, account.currency), nothing)


def loan_of(account: DealAccount) -> Money:
    """What a bank lends to the buyer by the plan."""
    return total((row.amount for row in plan_of(account) if row.kind is FundingKind.LOAN), account.currency)


def commitments(actor: Actor, *, deal: UUID) -> tuple[Commitment, ...]:
    """All lender commitments of the deal, oldest first."""
    account_of(actor, deal)
    return tuple(commitment_view(row) for row in every(CommitmentRow, where("deal = %s", deal), order="id"))


def lenders_asked(actor: Actor, *, deals: Collection[UUID]) -> frozenset[UUID]:
    """Of these deals those in which a lender was asked and has yet to answer, as far as the actor may see them."""
    asked = _asked("account.deal") & visible(actor) & where("account.deal = ANY(%s::uuid[])", [*deals])
    found = ask(f"SELECT account.deal FROM value_dealaccount account WHERE {asked.sql}", [*asked.parameters])
    return frozenset(deal for (deal,) in found)


def lender_asked(actor: Actor, *, column: str) -> Where:
    """The same as a condition on a deal's id in `column`, for the room above, which chooses among deals that its own actor may
    see. For the platform itself; raises `NotAllowed`."""
    require(actor, ActorKind.SYSTEM)
    return _asked(column)


def _asked(column: str) -> Where:
    return where(f"{column} IN (SELECT deal FROM value_commitment WHERE state = %s)", CommitmentState.REQUESTED.value)


def credit_line(actor: Actor, *, seller: str, party: UUID) -> CreditLine:
    """A company's line with a seller and what is free of it."""
    row = CreditLineRow.objects.filter(seller=seller, party=party).first()
    if row is None or not (party in actor.parties or actor.may_see_market(row.market)):
        raise NotFound(kind="credit_line", id=party)
    drawn = row.draws.aggregate(amount=Sum("amount"))["amount"] or 0
    limit = Money.of(row.limit, row.currency)
    return CreditLine(id=row.id, party=party, limit=limit, free=limit - Money.of(drawn, row.currency))


def secured(actor: Actor, *, deal: UUID, on: date, tolerance: Money | None = None) -> Secured:
    """DEAL 1.3: is the money safe for a handover on `on`? Commitments must be valid through `on`."""
    return secured_on(actor, deal=deal, days=(on,), tolerance=tolerance)[on]


def secured_on(
    actor: Actor, *, deal: UUID, days: Collection[date], tolerance: Money | None = None
) -> dict[date, Secured]:
    """The same for each of these days, all from one look at the books."""
    account = account_of(actor, deal)
    agreement = agreed(account)
    terms = agreement.terms
    if tolerance is None:
        rule = markets.market(actor, code=account.market).payment.secured_tolerance
        tolerance = Money.of(rule, account.currency)
    moved = ask(MOVED, [account.deal] * 3)
    planned = rules.borrowed(plan_of(account), account.currency) if account.plan else None
    approved = every(CommitmentRow, where("deal = %s AND state = %s", deal, CommitmentState.APPROVED.value))
    commitments = [commitment_view(row) for row in approved]
    credit = _credit(account, terms.invoice_recipient)
    answers = {}
    for on in days:
        cleared, drawn, uncleared = _receipts(moved, account.currency, on)
        answers[on] = rules.secured(
            agreed=agreement.totals.gross,
            cleared=cleared,
            uncleared=uncleared,
            commitments=commitments,
            credit=credit,
            recipient=terms.invoice_recipient,
            car=terms.car,
            on=on,
            tolerance=tolerance,
            drawn=drawn,
            planned=planned,
        )
    return answers


def commitment_view(row: CommitmentRow) -> Commitment:
    return Commitment(
        id=row.id,
        deal=row.deal,
        kind=FundingKind(row.kind),
        lender=row.lender,
        state=CommitmentState(row.state),
        version=row.version,
        asked=Money.of(row.asked, row.currency),
        amount=Money.of(row.amount, row.currency),
        recipient=PartyRef(party=row.recipient, version=row.recipient_version),
        car=row.car,
        irrevocable=row.irrevocable,
        valid_until=row.valid_until,
        conditions=tuple(from_json(Condition, one) for one in row.conditions),
        lapse=LapseReason(row.lapse) if row.lapse else None,
    )


def _receipts(moved: list[tuple[Any, ...]], currency: str, on: date) -> tuple[Money, Money, tuple[NotCounted, ...]]:
    """Cleared money less refunds, how much of it lenders paid, and what is on its way."""
    nothing = Money.zero(currency)
    cleared, drawn, waiting = nothing, nothing, []
    for origin, plain, booked_on, lender in moved:
        amount = Money.of(plain, currency)
        if origin == PENDING:
            waiting.append(NotCounted(reason="pending", amount=amount))
        elif origin == EntryOrigin.DIRECT_DEBIT and on < booked_on + timedelta(days=RETURNABLE_DAYS):
            waiting.append(NotCounted(reason="returnable", amount=amount))
        else:
            cleared += amount
            drawn += amount if lender else nothing
    return cleared, drawn, tuple(waiting)


def _credit(account: DealAccount, recipient: PartyRef) -> Money:
    """The credit line row of the plan, as far as the line has room for it. What the deal has drawn itself is its own room."""
    nothing = Money.zero(account.currency)
    if account.plan is None or not account.on_credit:
        return nothing
    planned = FundingSource.objects.filter(plan=account.plan, kind=FundingKind.CREDIT_LINE.value).aggregate(
        amount=Sum("amount")
    )["amount"]
    line = CreditLineRow.objects.filter(seller=account.seller, party=recipient.party).first() if planned else None
    if line is None:
        return nothing
    others = (
        CreditDraw.objects.filter(credit_line=line).exclude(deal=account.deal).aggregate(amount=Sum("amount"))["amount"]
    )
    free = Money.of(line.limit, line.currency) - Money.of(others or 0, line.currency)
    return max(min(free, Money.of(planned, line.currency)), nothing)
