"""The orders that wait for the seller's answer, each with what holds its gate: asked for a whole page at once."""

from __future__ import annotations

from datetime import date

from murmelbahn.customer import queries as customer
from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.holds import Seen, acceptance_holds
from murmelbahn.deal.queries.late import RUNNING
from murmelbahn.deal.queries.planned import usual_day
from murmelbahn.deal.queries.rows import parties_of, reach, view
from murmelbahn.deal.terms import Customer, OrderWaiting, QueuePlace, Role
from murmelbahn.deal.terms.queue import NEVER
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.rows import every, where
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value
from murmelbahn.vehicle import queries as vehicle

WAITING = RUNNING & where("deal_deal.customer = %s", Customer.ORDERED.value)


def orders_waiting(
    actor: Actor, *, market: str = "", after: QueuePlace | None = None, limit: int = 50
) -> tuple[OrderWaiting, ...]:
    """Orders without an answer in the actor's reach, the most urgent first. A fixed number of statements, however many there
    are; the rows of the gate are those that `accept_order` asks."""
    condition = reach(actor) & WAITING
    if market:
        condition &= where("deal_deal.market = %s", market)
    if after is not None:
        condition &= where(
            "(coalesce(deal_deal.answer_by, %s), deal_deal.id) > (%s, %s)", NEVER, after.answer_by, after.deal
        )
    order = f"deal_deal.answer_by NULLS LAST, deal_deal.id LIMIT {int(limit)}"
    rows = every(Deal, condition, order=order)
    parties = parties_of([row.id for row in rows])
    looks = [Seen(row, parties[row.id]) for row in rows]
    _ask_together(looks)
    offers = value.offer_cards(SYSTEM, offers=[row.offer for row in rows if row.offer is not None])
    return tuple(
        OrderWaiting(
            deal=view(look.row, look.parties),
            answer_by=look.row.answer_by,
            funding=look.row.funding_kind,
            lender=look.row.lender,
            total=offers[look.row.offer].total if look.row.offer in offers else None,
            law_until=_law_until(look, offers[look.row.offer].made_on) if look.row.offer in offers else None,
            holds=acceptance_holds(look, subject_to_finance=True),
        )
        for look in looks
    )


def _law_until(look: Seen, offered: date) -> date | None:
    supply = look.row.planned_handover or usual_day(market=look.row.market, variant=look.view.variant, offered=offered)
    return markets.law_kept_until(SYSTEM, market=look.row.market, contract=offered, supply=supply)


def _ask_together(looks: list[Seen]) -> None:
    """Put into each look what its gate will ask: the cars in one statement, the buyers in another."""
    cars = {car.vin: car for car in vehicle.cars_by_vin(SYSTEM, vins=[look.row.vin for look in looks if look.row.vin])}
    buyers = customer.parties_by_id(SYSTEM, parties=[look.view.party(Role.BUYER) for look in looks])
    for look in looks:
        buyer = look.view.party(Role.BUYER)
        look.answers["party", buyer] = buyers[buyer]
        if look.row.vin in cars:
            look.answers["car", look.row.vin] = cars[look.row.vin]
