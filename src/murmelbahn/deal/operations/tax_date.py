"""The tax date moved to another month or year: the contract is priced anew, by its own clause on who bears the difference."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.operations.agree import freeze_version
from murmelbahn.deal.operations.books import follow_books
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.queries.pricing import request_for
from murmelbahn.deal.rules.deciders import FINANCE, SELLER, require_person
from murmelbahn.deal.terms import HandoverPast, Value
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CreditReason, InvoiceKind, TaxClause


@operation
def redetermine(actor: Actor, *, deal: UUID, tax_date: date) -> int:
    """Freeze the next version for another tax date. A standing invoice is credited first; money paid stays held for the deal.

    Under a price guarantee the total stays and the seller bears the difference; otherwise the tax change is passed on.
    What a lender approved for another amount is void: the deal then waits for a new approval.
    Raises `NeedsPerson` unless a named person of the national company decides, `HandoverPast`.
    """
    require_person(actor, SELLER)
    desk = take(actor, deal)
    desk.require_running()
    row = desk.row
    if tax_date < desk.seen.today:
        raise HandoverPast(planned=tax_date, today=desk.seen.today)
    agreement = desk.seen.agreement
    agreed = agreement.terms.quote
    for one in value.invoices_of(SYSTEM, deal=deal):
        if one.content.kind is InvoiceKind.FINAL and not one.credited:
            values.credit_invoice(SYSTEM, invoice=one.id, reason=CreditReason.TAX_DATE)
    if desk.at(Value.INVOICED, Value.SECURED):
        desk.move(Value.AGREED, "credit note, then a new invoice")
    guaranteed = agreement.terms.clause.regtax is TaxClause.FIXED
    request = request_for(
        desk.view,
        configuration=desk.seen.sold,
        car=desk.seen.car,
        extras=tuple(row.extras),
        order_date=agreed.order_date,
        tax_date=tax_date,
        contract_date=desk.seen.contract_date,
        campaigns=agreed.campaigns,
        guaranteed=agreed.totals.gross if guaranteed else None,
        confirmed_rules=tuple(row.rules_confirmed),
    )
    quote = value.quote(SYSTEM, request=request)
    row.planned_handover = tax_date
    n = freeze_version(actor, desk, quote=quote, reason="tax_date", contract_date=desk.seen.contract_date)
    follow_books(desk)
    desk.save()
    return n


@operation
def confirm_tax_rule(actor: Actor, *, deal: UUID, rule: str) -> None:
    """A named person of finance vouches for an unconfirmed tax rule in this deal; the log keeps who it was. Raises `NeedsPerson`,
    `NotFound` for a rule that this market does not have."""
    require_person(actor, FINANCE)
    desk = take(actor, deal)
    if not markets.knows_rule(SYSTEM, market=desk.row.market, rule=rule):
        raise NotFound(kind="tax_rule", id=rule)
    if rule not in desk.row.rules_confirmed:
        desk.row.rules_confirmed = [*desk.row.rules_confirmed, rule]
        desk.save()
