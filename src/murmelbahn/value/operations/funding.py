"""Funding plans and credit lines."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.saving import change, insert_all
from murmelbahn.markets import queries as markets
from murmelbahn.value.facts import CreditLineOpened, FundingSet
from murmelbahn.value.models import Agreement, CreditLineRow, DealAccount, FundingSource, LegalEntityRow
from murmelbahn.value.operations.booking import lock, money, say
from murmelbahn.value.operations.commitments import drop_unplanned
from murmelbahn.value.queries.access import NATIONAL, require_market
from murmelbahn.value.rules.funding import borrowed, check_plan
from murmelbahn.value.terms import LENT, CurrencyForeign, FundingKind, FundingRow, NothingAgreed, SellerElsewhere


@operation
def set_funding(actor: Actor, *, deal: UUID, version: int, rows: tuple[FundingRow, ...]) -> UUID:
    """Set where the money of a version comes from; a commitment over more than is borrowed now lapses. Raises
    FundingIncomplete unless the rows sum to the version's total."""
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
    lent = borrowed(rows, account.currency)
    known = account.lenders if lent else []
    change(
        DealAccount,
        where("deal = %s", deal),
        plan=plan,
        payers=[row.payer_fingerprint for row in rows if row.payer_fingerprint],
        lenders=[*known, *(row.payer_fingerprint for row in rows if row.payer_fingerprint and row.kind in LENT)],
        on_credit=any(row.kind is FundingKind.CREDIT_LINE for row in rows),
    )
    drop_unplanned(account, lent)
    say(account, FundingSet(deal=deal, version=version, kinds=tuple(row.kind for row in rows)))
    return plan


@operation
def open_credit_line(actor: Actor, *, market: str, seller: str, party: UUID, limit: Money) -> UUID:
    """Give a company a credit line with a seller, or set a new limit for the one it has. Raises `NotAllowed`,
    `SellerElsewhere` for a seller that does not sell in this market, `CurrencyForeign` for a limit in another currency than
    the market's."""
    require_market(actor, market, *NATIONAL)
    entity = first(LegalEntityRow, where("seller = %s AND market = %s", seller, market))
    if entity is None:
        raise SellerElsewhere(seller=seller[:32], market=market)
    currency = markets.market(SYSTEM, code=market).currency
    if limit.currency != currency:
        raise CurrencyForeign(currency=currency)
    line, _ = CreditLineRow.objects.update_or_create(
        seller=seller, party=party, defaults={"market": market, "limit": limit.amount, "currency": limit.currency}
    )
    opened = CreditLineOpened(credit_line=line.id, party=party, limit=limit)
    emit(opened, key=line.id, market=market, seller=seller)
    return line.id
