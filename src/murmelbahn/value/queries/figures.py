"""A seller's month, and a deal's commission explained."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, Sum

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import TaxKind
from murmelbahn.value.models import CommissionRow, Posting
from murmelbahn.value.queries.access import NATIONAL, account_of, require
from murmelbahn.value.terms import (
    Account,
    CommissionLine,
    CommissionPart,
    CommissionStatement,
    MonthFigures,
)


def month_figures(actor: Actor, *, market: str, seller: str, month: str) -> MonthFigures:
    """Revenue, VAT and registration tax of a month with the days they are due."""
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    if not actor.may_see_market(market):
        raise NotFound(kind="market", id=market)
    template = markets.market(actor, code=market)
    year, number = (int(part) for part in month.split("-"))
    booked = Q(entry__on__year=year, entry__on__month=number)
    rows = Posting.objects.filter(market=market, seller=seller)
    sums = rows.aggregate(
        revenue=Sum("amount", filter=Q(account=Account.REVENUE.value) & booked),
        vat=Sum("amount", filter=Q(account=Account.VAT_DUE.value, month=month)),
        regtax=Sum("amount", filter=Q(account=Account.REGTAX_DUE.value, month=month)),
        commission=Sum("amount", filter=Q(account=Account.COMMISSION.value) & booked),
    )
    kinds = {tax.code: tax.kind for tax in template.taxes}
    due: dict[TaxKind, date] = {}
    for one in markets.return_due_dates(actor, market=market, month=month):
        if one.code in kinds:
            due.setdefault(kinds[one.code], one.due)

    def owed(name: str) -> Money:
        return -Money.of(sums[name] or 0, template.currency)

    return MonthFigures(
        market=market,
        seller=seller,
        month=month,
        revenue=owed("revenue"),
        vat=owed("vat"),
        vat_due_on=due.get(TaxKind.VAT),
        regtax=owed("regtax"),
        regtax_due_on=due.get(TaxKind.REGISTRATION_TAX),
        commission=-owed("commission"),
    )


def commission_statement(actor: Actor, *, deal: UUID) -> CommissionStatement:
    """Commission of a deal, explained line by line."""
    account = account_of(actor, deal)
    rows = list(CommissionRow.objects.filter(deal=deal).order_by("id"))
    lines = tuple(line_view(row) for row in rows)
    billed = (Money.of(row.amount, row.currency) for row in rows if row.bill is not None)
    return CommissionStatement(
        deal=deal,
        agent=account.agent,
        lines=lines,
        total=total((line.amount for line in lines), account.currency),
        settled=total(billed, account.currency),
        decided=bool(lines),
    )


def line_view(row: CommissionRow) -> CommissionLine:
    return CommissionLine(
        part=CommissionPart(row.part),
        base=None if row.base is None else Money.of(row.base, row.currency),
        rate=row.rate,
        amount=Money.of(row.amount, row.currency),
        contract=row.contract,
        cause=row.cause,
    )
