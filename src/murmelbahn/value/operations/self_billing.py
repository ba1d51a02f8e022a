"""Self-billing (Gutschrift): the seller writes its agent's commission invoice, one over all deals of a month, or its correction
where more was taken back than earned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.markets import queries as markets
from murmelbahn.value.facts import CommissionSelfBilled
from murmelbahn.value.models import CommissionRow, DealAccount, Invoice
from murmelbahn.value.operations.booking import book, issue, local_day
from murmelbahn.value.operations.month_ends import check_month
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.rules.commission import shares
from murmelbahn.value.rules.documents import STANDARD
from murmelbahn.value.rules.earning import self_billed
from murmelbahn.value.rules.months import day_after
from murmelbahn.value.terms import (
    BillReference,
    EntryKind,
    InvoiceContent,
    InvoiceKind,
    InvoiceLine,
    NothingToBill,
    Totals,
)


@operation
def self_bill(actor: Actor, *, seller: str, agent: UUID, month: str) -> UUID:
    """Self-bill an agent's commission now, up to the end of `month` (2026-11), at the market's VAT rate of the day.

    The month's own end does the same by itself (`close_agent_month`). Raises `NotAllowed`, `MonthNotOpen`, `NothingToBill`.
    """
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    check_month(actor, seller=seller, month=month)
    document = bill_month(actor, seller=seller, agent=agent, month=month)
    if document is None:
        raise NothingToBill(month=month)
    return document


def bill_month(
    actor: Actor, *, seller: str, agent: UUID, month: str, waiting: frozenset[UUID] = frozenset()
) -> UUID | None:
    """One document over all deals of an agent but the `waiting` ones, one entry for each deal. A negative sum becomes a
    correction of what was billed before, and the agent owes it. None where no deal has anything to bill."""
    unbilled = CommissionRow.objects.select_for_update().filter(seller=seller, agent=agent, bill=None)
    rows = [
        row
        for row in unbilled.filter(on__lt=day_after(month)).exclude(deal__in=waiting).order_by("id")
        if actor.may_see_market(row.market)
    ]
    nets: dict[UUID, Money] = {}
    for row in rows:
        amount = Money.of(row.amount, row.currency)
        nets[row.deal] = nets[row.deal] + amount if row.deal in nets else amount
    if not any(nets.values()):
        return None
    today = local_day(rows[0].market)
    rate = markets.vat_rate(SYSTEM, market=rows[0].market, on=today)
    whole, parts = shares(list(nets.values()), rate, rows[0].currency)
    document = new_id()
    accounts = DealAccount.objects.in_bulk(list(nets))
    for deal, part in zip(nets, parts, strict=True):
        entry = self_billed(document, part)
        if entry:
            book(accounts[deal], entry, kind=EntryKind.SELF_BILL, on=today, reference=document)
    CommissionRow.objects.filter(id__in=[row.id for row in rows]).update(bill=document)
    content = _content(rows[0], whole, list(zip(nets, parts, strict=True)), rate, today, month)
    taken_back = [deal for deal, net in nets.items() if net.amount < 0]
    content = replace(content, bills=_billed_before(taken_back, document))
    number, digest = issue(content, identity=document, currency=rows[0].currency)
    billed = CommissionSelfBilled(
        invoice=document,
        agent=agent,
        month=month,
        number=number,
        net=whole.net,
        gross=whole.gross,
        digest=digest,
        issued_on=today,
    )
    emit(billed, key=document, market=rows[0].market, seller=seller)
    return document


def _content(
    first: CommissionRow, whole: Taxed, parts: Sequence[tuple[UUID, Taxed]], rate: Decimal, today: date, month: str
) -> InvoiceContent:
    back = whole.net < Money.zero(first.currency)
    if back:
        whole, parts = -whole, [(deal, -part) for deal, part in parts]
    amounts = Totals.of(whole.net, whole.tax)
    return InvoiceContent(
        kind=InvoiceKind.CLAW_BACK if back else InvoiceKind.COMMISSION,
        number="",
        market=first.market,
        seller=first.seller,
        deal=None,
        version=0,
        recipient=None,
        agent=first.agent,
        issued_on=today,
        planned_supply=None,
        tax_date=today,
        due_on=None,
        lines=tuple(
            InvoiceLine(
                number=number,
                kind="commission",
                code=str(deal),
                net=part.net,
                vat=part.tax,
                category=STANDARD,
                rate=rate,
            )
            for number, (deal, part) in enumerate(parts, start=1)
        ),
        advances=(),
        full=amounts,
        amounts=amounts,
        vat_rate=rate,
        reason=month,
    )


def _billed_before(deals: Sequence[UUID], document: UUID) -> tuple[BillReference, ...]:
    """The self-billed documents, invoices or corrections, on which these deals stand as earned what is now taken back."""
    lines = CommissionRow.objects.filter(deal__in=deals, amount__gt=0).exclude(bill=None).exclude(bill=document)
    bills = Invoice.objects.filter(id__in=lines.values("bill")).order_by("issued_on", "id")
    return tuple(BillReference(invoice=one.id, number=one.number, issued_on=one.issued_on) for one in bills)
