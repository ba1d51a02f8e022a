"""Readiness notice and final invoice: the collection period and the due date begin."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.facts import DeadlineDue, ReadinessAnnounced
from murmelbahn.deal.operations.books import follow_books
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.queries.holds import firm_arrival, inputs_of, invoice_holds
from murmelbahn.deal.queries.terms import party_ref
from murmelbahn.deal.rules.clocks import end_of
from murmelbahn.deal.rules.deciders import HOUSE
from murmelbahn.deal.rules.due import agreed_due
from murmelbahn.deal.rules.funding import paid_as
from murmelbahn.deal.terms import Deadline, Gate, HandoverPast, Role, Value
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.markets import queries as markets
from murmelbahn.value import operations as values


@operation
def issue_invoice(
    actor: Actor,
    *,
    deal: UUID,
    planned_handover: date,
    due_on: date | None = None,
    expected_version: int | None = None,
) -> UUID:
    """Announce readiness and issue the final invoice to the invoice recipient, due on the market's usual day unless another was
    agreed. Raises `GateClosed`, `HandoverPast`, value's `DuePassed` and `DueOutside`, and for a day whose law nobody
    knows markets' `NoRule`. Returns the invoice."""
    desk = take(actor, deal, expected_version=expected_version, by=HOUSE)
    desk.require_running()
    row = desk.row
    rules = markets.market(SYSTEM, code=row.market)
    day = today(rules.zone)
    ready_on = max(day, firm_arrival(desk.seen) or day)
    agreed_on = agreed_due(due_on, today=day, ready_on=ready_on) if due_on else None
    if planned_handover < day:
        raise HandoverPast(planned=planned_handover, today=day)
    desk.require(Gate.INVOICE, invoice_holds(desk.seen, planned_handover=planned_handover))
    if desk.at(Value.AGREED, Value.ADVANCE_HELD):
        desk.move(Value.FUNDING_SET)
    due = agreed_on or markets.payment_due(
        SYSTEM, market=row.market, invoiced=ready_on, customer=paid_as(row.funding_kind)
    )
    invoice = values.issue_final_invoice(
        SYSTEM,
        deal=deal,
        version=row.agreement,
        recipient=party_ref(desk.view, Role.INVOICE_RECIPIENT),
        planned_supply=planned_handover,
        tax_date=planned_handover,
        due_on=due,
        purchase_order=row.purchase_order,
        inputs=inputs_of(desk.seen, planned_handover),
    )
    row.planned_handover = planned_handover
    row.collection_grace = None
    desk.reach(Value.INVOICED)
    collect_until = markets.collection_end(SYSTEM, market=row.market, notified=ready_on)
    row.collect_until = collect_until
    timers.set_timer(
        DeadlineDue(deal=deal, deadline=Deadline.COLLECTION),
        key=deal,
        name=Deadline.COLLECTION,
        due=end_of(collect_until, rules.zone),
        market=row.market,
        seller=row.seller,
    )
    desk.emit(
        ReadinessAnnounced(deal=deal, invoice=invoice, collect_until=collect_until, due_on=due, ready_on=ready_on)
    )
    follow_books(desk)
    desk.save()
    return invoice
