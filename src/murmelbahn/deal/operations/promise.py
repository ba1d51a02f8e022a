"""The day the plant promises: the first one is kept, whatever it names later, until the customer agrees on another."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.deal.facts import DeadlineDue
from murmelbahn.deal.operations.desk import Desk
from murmelbahn.deal.queries.promise import binding_day
from murmelbahn.deal.rules.clocks import end_of
from murmelbahn.deal.terms import Deadline
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets import queries as markets


def hear_promise(desk: Desk, promised: date) -> None:
    """The plant names a day, or another one: the rights of the customer stay with the first."""
    if promised == desk.row.promised and desk.row.first_promised is not None:
        return
    desk.row.promised = promised
    if desk.row.first_promised is None:
        desk.row.first_promised = promised
        _watch(desk)


def agree_promise(desk: Desk) -> None:
    """The customer agreed on a version of the contract that was computed for the day the plant had named last: it counts from
    here on, and a warning about the day before it is done with."""
    if desk.row.promised is None or desk.row.promised == desk.row.first_promised:
        return
    desk.row.first_promised = desk.row.promised
    desk.row.delay_noticed_on = None
    _watch(desk)


def _watch(desk: Desk) -> None:
    """A promised date that passes turns into rights of the customer: the clock says so on the day."""
    rules = markets.market(SYSTEM, code=desk.row.market)
    day = binding_day(desk.row)
    if day is None:
        return
    dates = markets.delay_dates(SYSTEM, market=rules.code, promised=day)
    timers.set_timer(
        DeadlineDue(deal=desk.id, deadline=Deadline.PLANT_DELAY),
        key=desk.id,
        name=Deadline.PLANT_DELAY,
        due=end_of(dates.notice_from - timedelta(days=1), rules.zone),
        market=desk.row.market,
        seller=desk.row.seller,
    )
