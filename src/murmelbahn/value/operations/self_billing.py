"""Self-billing (Gutschrift): the seller writes its agent's commission invoice, one over all deals of a month, or its correction
where more was taken back than earned."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
from murmelbahn.value.queries.frozen import thaw
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

Place = tuple[UUID, Decimal]
"""A deal, and a rate of VAT in percent."""


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
    if not rows:
        return None
    today = local_day(rows[0].market)
    rate = markets.vat_rate(SYSTEM, market=rows[0].market, on=today)
    billed_at = _rates_of({row.deal for row in rows if row.amount < 0})
    nets: dict[Place, Money] = {}
    for row in rows:
        place = (row.deal, billed_at.get(row.deal, rate) if row.amount < 0 else rate)
        amount = Money.of(row.amount, row.currency)
        nets[place] = nets[place] + amount if place in nets else amount
    if not any(nets.values()):
        return None
    parts = _taxed(nets, rows[0].currency)
    document = new_id()
    accounts = DealAccount.objects.in_bulk([deal for deal, _ in nets])
    for deal in accounts:
        entry = self_billed(document, _sum([part for (of, _), part in parts.items() if of == deal]))
        if entry:
            book(accounts[deal], entry, kind=EntryKind.SELF_BILL, on=today, reference=document)
    CommissionRow.objects.filter(id__in=[row.id for row in rows]).update(bill=document)
    whole = _sum(list(parts.values()))
    content = _content(rows[0], whole, parts, rate, today, month)
    taken_back = [deal for (deal, _), net in nets.items() if net.amount < 0]
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


def _taxed(nets: Mapping[Place, Money], currency: str) -> dict[Place, Taxed]:
    """Each deal's share with its VAT: on the sum of each rate, divided over the deals without a lost cent."""
    found: dict[Place, Taxed] = {}
    for rate in dict.fromkeys(rate for _, rate in nets):
        places = [place for place in nets if place[1] == rate]
        _, parts = shares([nets[place] for place in places], rate, currency)
        found |= zip(places, parts, strict=True)
    return {place: found[place] for place in nets}


def _sum(parts: Sequence[Taxed]) -> Taxed:
    whole = parts[0]
    for part in parts[1:]:
        whole += part
    return whole


def _content(
    first: CommissionRow, whole: Taxed, parts: Mapping[Place, Taxed], rate: Decimal, today: date, month: str
) -> InvoiceContent:
    back = whole.net < Money.zero(first.currency)
    if back:
        whole, parts = -whole, {place: -part for place, part in parts.items()}
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
                rate=own,
            )
            for number, ((deal, own), part) in enumerate(parts.items(), start=1)
        ),
        advances=(),
        full=amounts,
        amounts=amounts,
        vat_rate=rate,
        reason=month,
    )


def _rates_of(deals: Collection[UUID]) -> dict[UUID, Decimal]:
    """At which rate the commission of these deals was billed last: what is taken back is corrected at that rate, and not at
    today's (UStG section 17(1), Directive 2006/112/EC article 90)."""
    if not deals:
        return {}
    lines = CommissionRow.objects.filter(deal__in=deals, amount__gt=0).exclude(bill=None)
    rates: dict[UUID, Decimal] = {}
    for row in Invoice.objects.filter(id__in=lines.values("bill")).order_by("issued_on", "id"):
        content = thaw(InvoiceContent, row.content)
        earned = -1 if content.kind is InvoiceKind.CLAW_BACK else 1
        rates |= {UUID(one.code): Decimal(one.rate) for one in content.lines if one.net.amount * earned > 0}
    return rates


def _billed_before(deals: Sequence[UUID], document: UUID) -> tuple[BillReference, ...]:
    """The self-billed documents, invoices or corrections, on which these deals stand as earned what is now taken back."""
    lines = CommissionRow.objects.filter(deal__in=deals, amount__gt=0).exclude(bill=None).exclude(bill=document)
    bills = Invoice.objects.filter(id__in=lines.values("bill")).order_by("issued_on", "id")
    return tuple(BillReference(invoice=one.id, number=one.number, issued_on=one.issued_on) for one in bills)
