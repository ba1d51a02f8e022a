"""The alarm for the end of an agent's month."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import now
from murmelbahn.markets import queries as markets
from murmelbahn.value.facts import CommissionDue
from murmelbahn.value.rules.months import closing_of


def set_month_end(market: str, seller: str, agent: UUID) -> None:
    """One alarm for each agent and month, however much is earned in it."""
    month, due = closing_of(now(), markets.market(SYSTEM, code=market).zone)
    timers.set_timer(
        CommissionDue(agent=agent, month=month), key=agent, name=month, due=due, market=market, seller=seller
    )
