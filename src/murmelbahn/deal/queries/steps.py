"""For whom deals wait: one question for every list and every page that says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from murmelbahn.deal.queries.late import today_by_market
from murmelbahn.deal.terms import Customer, DealView, Vehicle, Wait, waiting
from murmelbahn.kernel.actor import Actor
from murmelbahn.value import queries as value
from murmelbahn.vehicle import queries as vehicle


def next_steps(actor: Actor, *, deals: Iterable[DealView]) -> Mapping[UUID, Wait | None]:
    """The next step of each of these deals and who takes it; none where a deal is done or has ended. Three statements at
    most, however many deals: whether a lender or the registration office has yet to answer, and the day in its market, where a
    period of withdrawal runs."""
    views = list(deals)
    days = today_by_market() if any(one.customer is Customer.COOLING_OFF for one in views) else {}
    lent = [one.id for one in views if one.lent and one.agreement and one.end is None]
    asked = value.lenders_asked(actor, deals=lent) if lent else frozenset[UUID]()
    prepared = [one.id for one in views if one.vehicle is Vehicle.PREPARED and one.end is None]
    applied = vehicle.plates_asked(actor, deals=prepared) if prepared else frozenset[UUID]()
    return {
        one.id: waiting(one, today=days.get(one.market, date.min), asked=one.id in asked, applied=one.id in applied)
        for one in views
    }
