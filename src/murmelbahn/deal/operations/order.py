"""The customer orders: bound from now on; the receipt goes out at once and is not the acceptance."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from murmelbahn.deal.facts import DeadlineDue, OrderPlaced
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.lender import ask_as_ordered
from murmelbahn.deal.queries.conditions import conditions_of_sale
from murmelbahn.deal.queries.holds import order_holds
from murmelbahn.deal.rules.clocks import end_of
from murmelbahn.deal.rules.funding import check_own_part
from murmelbahn.deal.terms import Customer, Deadline, Gate, Variant
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind, OrderKind
from murmelbahn.value import queries as value
from murmelbahn.value.terms import FundingKind


@operation
def place_order(
    actor: Actor,
    *,
    deal: UUID,
    offer: UUID,
    total: Money,
    funding: FundingKind = FundingKind.CASH,
    lender: str = "",
    own_part: Money | None = None,
    purchase_order: str = "",
    expected_version: int | None = None,
) -> UUID:
    """The customer's declaration on one offer and its total. Its evidence (button or signature) is on the timeline already.

    `own_part`: what the customer pays beside a loan, the advance in it; without it the lender pays all but the advance. The
    lender is asked for just that, whatever it was asked for before.
    Raises `GateClosed`, `OwnPartNotPossible`, `OwnPartTooHigh`, `OwnPartBelowAdvance`. Returns the deal.
    """
    desk = take(actor, deal, expected_version=expected_version)
    desk.require_running()
    rules = markets.market(SYSTEM, code=desk.row.market)
    day = today(rules.zone)
    offered = value.offer(SYSTEM, offer=offer, on=day)
    desk.require(Gate.ORDER, order_holds(desk.seen, offered=offered, declared=total))
    check_own_part(funding, own_part, total=total, advance=desk.seen.advance)
    kind = OrderKind.STOCK if desk.variant is Variant.STOCK else OrderKind.BUILD_TO_ORDER
    answer_by = markets.acceptance_end(SYSTEM, market=rules.code, ordered=day, kind=kind)
    desk.row.offer = offer
    desk.row.funding_kind = funding.value
    desk.row.lender = lender
    desk.row.own_part = own_part.amount if own_part else Decimal(0)
    desk.row.purchase_order = purchase_order
    desk.row.answer_by = answer_by
    desk.row.conditions = conditions_of_sale(
        SYSTEM, market=rules.code, kind=CustomerKind(desk.row.customer_kind)
    ).version
    desk.reach(Customer.ORDERED)
    ask_as_ordered(desk, offered.terms)
    timers.set_timer(
        DeadlineDue(deal=deal, deadline=Deadline.BINDING),
        key=deal,
        name=Deadline.BINDING,
        due=end_of(answer_by, rules.zone),
        market=desk.row.market,
        seller=desk.row.seller,
    )
    desk.emit(OrderPlaced(deal=deal, offer=offer, total=total, answer_by=answer_by))
    desk.save()
    return deal
