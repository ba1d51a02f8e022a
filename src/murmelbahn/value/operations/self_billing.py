"""Self-billing (Gutschrift): the seller writes its agent's commission invoice, one over all deals of a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money, Taxed, total
from murmelbahn.markets import queries as markets
from murmelbahn.value.facts import CommissionSelfBilled
from murmelbahn.value.models import CommissionRow, DealAccount
from murmelbahn.value.operations.booking import book, issue, local_day
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.rules.commission import shares
from murmelbahn.value.rules.documents import STANDARD
from murmelbahn.value.rules.earning import self_billed
from murmelbahn.value.rules.months import day_after
from murmelbahn.value.terms import EntryKind, InvoiceContent, InvoiceKind, InvoiceLine, NothingToBill, Totals


@operation
def self_bill(actor: Actor, *, seller: str, agent: UUID, month: str) -> UUID:
    """Self-bill an agent's commission now, up to the end of `month` (2026-11), at the market's VAT rate of the day.

    The month's own end does the same by itself (`close_agent_month`). Raises `NotAllowed`, `NothingToBill`.
    """
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    document = bill_month(actor, seller=seller, agent=agent, month=month)
    if document is None:
        raise NothingToBill(month=month)
    return document


def bill_month(
    actor: Actor, *, seller: str, agent: UUID, month: str, waiting: frozenset[UUID] = frozenset()
) -> UUID | None:
    """One document over all deals of an agent but the `waiting` ones, one entry for each deal. A sum that is not positive
    is carried forward: None."""
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
    if not rows or total(nets.values(), rows[0].currency) <= Money.zero(rows[0].currency):
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
    amounts = Totals.of(whole.net, whole.tax)
    return InvoiceContent(
        kind=InvoiceKind.COMMISSION,
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
