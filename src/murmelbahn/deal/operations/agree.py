"""Freeze a contract version: the deal's own copy, value's copy, funding, receipts. Every change of a contract ends here."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.facts import VersionAgreed
from murmelbahn.deal.models import AgreementVersion
from murmelbahn.deal.operations.desk import Desk
from murmelbahn.deal.queries.services import registrar_by
from murmelbahn.deal.queries.terms import contract_terms, party_ref
from murmelbahn.deal.rules.contract import contract
from murmelbahn.deal.rules.funding import borrowed, funding_rows, own_part_after
from murmelbahn.deal.rules.stations import stations_for
from murmelbahn.deal.terms import Role
from murmelbahn.kernel import receipts, saving
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now
from murmelbahn.kernel.fact import topic_of
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.value import operations as values
from murmelbahn.value.terms import LENT, FundingKind, Quote


def freeze_version(
    actor: Actor,
    desk: Desk,
    *,
    quote: Quote,
    reason: str,
    contract_date: date,
    offer: UUID | None = None,
    change: UUID | None = None,
) -> int:
    """Make the next version current: of this configuration, these parties, this price. Returns its number."""
    row = desk.row
    versions = AgreementVersion.objects.filter(deal=row.id)
    before = versions.only("sha256", "total").get(n=row.agreement) if row.agreement else None
    parent = before.sha256 if before else ""
    n = row.agreement + 1
    row.contract_date = contract_date
    row.registrar = registrar_by(quote).value
    configuration = desk.seen.sold
    frozen = contract(
        desk.view, n=n, parent=parent, configuration=configuration, quote=quote, contract_date=contract_date
    )
    total = quote.totals.gross
    saving.insert(
        AgreementVersion,
        deal=row.id,
        n=n,
        parent=parent,
        sha256=frozen.sha256,
        content=frozen.content,
        reason=reason,
        total=total.amount,
        currency=total.currency,
        agreed_at=now(),
        market=row.market,
        seller=row.seller,
    )
    row.agreement = n
    terms = contract_terms(desk.view, configuration=configuration, quote=quote)
    kind = FundingKind(row.funding_kind)
    loan_stays = before is not None and _own_part_follows(desk, Money(before.total, row.currency), total)
    values.agree(SYSTEM, deal=row.id, version=n, terms=terms, offer=offer, loan_stays=loan_stays)
    rows = funding_rows(
        total=total,
        advance=desk.seen.advance,
        own_part=Money(row.own_part, row.currency),
        kind=kind,
        lender=row.lender,
        payer=party_ref(desk.view, Role.PAYER),
    )
    values.set_funding(SYSTEM, deal=row.id, version=n, rows=rows)
    identity = change or new_id()
    fact = VersionAgreed(
        deal=row.id,
        change=identity,
        n=n,
        reason=reason,
        total=total,
        configuration=row.configuration,
        sha256=frozen.sha256,
    )
    receipts.expect(
        change=identity,
        deal=row.id,
        topic=topic_of(VersionAgreed).name,
        stations=stations_for(variant=desk.variant, build_known=row.build is not None, financed=kind in LENT),
        market=row.market,
        seller=row.seller,
    )
    desk.emit(fact)
    return n


def _own_part_follows(desk: Desk, was: Money, total: Money) -> bool:
    """The customer's own part takes what the total changes by. Whether the loan stays what it was by that."""
    row, advance = desk.row, desk.seen.advance
    own_part = Money(row.own_part, row.currency)
    after = own_part_after(own_part=own_part, advance=advance, was=was, total=total)
    row.own_part = after.amount
    lent = borrowed(total=was, advance=advance, own_part=own_part)
    return borrowed(total=total, advance=advance, own_part=after) == lent
