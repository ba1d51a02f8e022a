"""The end of an agent's month: its alarm, and which months can be closed."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now
from murmelbahn.markets import queries as markets
from murmelbahn.value.facts import CommissionDue
from murmelbahn.value.operations.booking import local_day
from murmelbahn.value.queries.documents import legal_entity
from murmelbahn.value.rules.months import closable, closing_of
from murmelbahn.value.terms import MonthNotOpen


def set_month_end(market: str, seller: str, agent: UUID) -> None:
    """One alarm for each agent and month, however much is earned in it."""
    month, due = closing_of(now(), markets.market(SYSTEM, code=market).zone)
    timers.set_timer(
        CommissionDue(agent=agent, month=month), key=agent, name=month, due=due, market=market, seller=seller
    )


def check_month(actor: Actor, *, seller: str, month: str) -> None:
    """A month that has begun in the seller's market. The clock may be late by any number of months, a person closes the last
    ones only: what is older comes with them. Raises `MonthNotOpen`, `NotFound`."""
    months = closable(local_day(legal_entity(SYSTEM, seller=seller).market))
    if month not in months and not (actor.is_system and month < months[-1]):
        raise MonthNotOpen(month=month[:10])
