"""The invoice ahead and the tax rules that a named person of finance must vouch for. What `issue_invoice` and `redetermine`
decide by."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.queries.holds import firm_arrival, invoice_holds, requote, see
from murmelbahn.deal.queries.planned import supply_day
from murmelbahn.deal.rules.funding import paid_as
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.rules.turns import CLAIMED
from murmelbahn.deal.terms import HandoverPast, InvoiceAhead
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.value.terms import TaxClause


def invoice_ahead(actor: Actor, *, deal: UUID, planned: date | None = None) -> InvoiceAhead:
    """The invoice for a handover that day; without one for the day that is planned. Raises `NotFound`, also where no invoice
    is ahead: before the contract, after the handover, after the end; `HandoverPast`, markets' `NoRule` for a day whose law
    nobody knows."""
    seen = see(actor, deal)
    row = seen.row
    if row.end or row.closed or not seen.at(*AFTER_ORDER):
        raise NotFound(kind="invoice", id=deal)
    if planned is not None and planned < seen.today:
        raise HandoverPast(planned=planned, today=seen.today)
    day = planned or supply_day(seen)
    agreement = seen.agreement
    return InvoiceAhead(
        planned=day,
        due=markets.payment_due(
            SYSTEM,
            market=row.market,
            invoiced=max(seen.today, firm_arrival(seen) or seen.today),
            customer=paid_as(row.funding_kind),
        ),
        agreed=agreement.totals,
        now=requote(seen, tax_date=day).totals,
        guaranteed=agreement.terms.clause.regtax is TaxClause.FIXED,
        issued=bool(seen.finals),
        claimed=seen.at(*CLAIMED),
        holds=invoice_holds(seen, planned_handover=day),
    )
