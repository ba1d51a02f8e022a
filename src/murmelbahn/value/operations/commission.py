"""The agent's commission: accrued, clawed back, self-billed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money, Taxed, total
from murmelbahn.kernel.saving import insert_all
from murmelbahn.value.facts import CommissionAccrued, CommissionClawedBack, CommissionSelfBilled
from murmelbahn.value.models import CommissionRow, DealAccount
from murmelbahn.value.operations.booking import book, issue, local_day, lock, say
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.queries.figures import line_view
from murmelbahn.value.queries.sheet import agreed
from murmelbahn.value.rules.commission import earned, inverse, shares
from murmelbahn.value.rules.documents import STANDARD
from murmelbahn.value.rules.earning import commission_accrued, commission_clawed_back, self_billed
from murmelbahn.value.terms import (
    CommissionCause,
    CommissionDecided,
    CommissionLine,
    EntryKind,
    InvoiceContent,
    InvoiceKind,
    InvoiceLine,
    NothingToBill,
    Totals,
)


@operation
def accrue_commission(actor: Actor, *, deal: UUID, cause: CommissionCause) -> UUID:
    """Accrue what the agent earned under the terms of the current version; `SELLER_RESPONSIBLE` (no car comes) pays no
    handover fee. Raises CommissionDecided."""
    account = lock(actor, deal)
    if CommissionRow.objects.filter(deal=deal).exists():
        raise CommissionDecided(deal=deal)
    terms = agreed(account).terms
    lines = earned(terms.commission, terms.quote.commission_base, cause)
    amount = total((line.amount for line in lines), account.currency)
    today = local_day(account.market)
    _save(account, lines, today)
    entry = book(account, commission_accrued(amount), kind=EntryKind.COMMISSION, on=today)
    say(account, CommissionAccrued(deal=deal, agent=account.agent, amount=amount, cause=cause))
    return entry


@operation
def claw_back_commission(actor: Actor, *, deal: UUID) -> UUID | None:
    """Take accrued commission back: the exact inverse, protected activities stay. None if nothing was accrued."""
    account = lock(actor, deal)
    lines = inverse([line_view(row) for row in CommissionRow.objects.filter(deal=deal).order_by("id")])
    if not lines:
        return None
    amount = -total((line.amount for line in lines), account.currency)
    today = local_day(account.market)
    _save(account, lines, today)
    entry = book(account, commission_clawed_back(amount), kind=EntryKind.CLAW_BACK, on=today)
    say(account, CommissionClawedBack(deal=deal, agent=account.agent, amount=amount))
    return entry


@operation
def self_bill(actor: Actor, *, seller: str, agent: UUID, month: str, vat_rate: Decimal) -> UUID:
    """Self-bill (Gutschrift) an agent's accrued commission up to the end of `month` (2026-11): one document over all its
    deals, with VAT, one entry per deal. A sum that is not positive is carried forward. Raises NothingToBill."""
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    end = (date.fromisoformat(f"{month}-01") + timedelta(days=32)).replace(day=1)
    waiting = CommissionRow.objects.select_for_update().filter(seller=seller, agent=agent, bill=None, on__lt=end)
    rows = list(waiting.order_by("id"))
    nets: dict[UUID, Money] = {}
    for row in rows:
        amount = Money.of(row.amount, row.currency)
        nets[row.deal] = nets[row.deal] + amount if row.deal in nets else amount
    if not rows or total(nets.values(), rows[0].currency) <= Money.zero(rows[0].currency):
        raise NothingToBill(month=month)
    whole, parts = shares(list(nets.values()), vat_rate, rows[0].currency)
    document = new_id()
    accounts = DealAccount.objects.in_bulk(list(nets))
    today = local_day(rows[0].market)
    for deal, part in zip(nets, parts, strict=True):
        entry = self_billed(document, part)
        if entry:
            book(accounts[deal], entry, kind=EntryKind.SELF_BILL, on=today, reference=document)
    CommissionRow.objects.filter(id__in=[row.id for row in rows]).update(bill=document)
    content = _self_bill_content(rows[0], whole, list(zip(nets, parts, strict=True)), vat_rate, today, month)
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


def _self_bill_content(
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


def _save(account: DealAccount, lines: Sequence[CommissionLine], on: date) -> None:
    rows = [
        {
            "market": account.market,
            "seller": account.seller,
            "deal": account.deal,
            "agent": account.agent,
            "part": line.part.value,
            "base": line.base.amount if line.base else None,
            "rate": line.rate,
            "amount": line.amount.amount,
            "currency": account.currency,
            "contract": line.contract,
            "cause": line.cause,
            "on": on,
        }
        for line in lines
    ]
    insert_all(CommissionRow, rows)
