"""An agent's month is over. Whatever misses of an agent holds that agent's month only, on the fallout desk."""

from __future__ import annotations

from murmelbahn.deal.operations import settle_agent
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.value.facts import CommissionDue


def on_month_end(actor: Actor, fact: Fact[CommissionDue]) -> None:
    settle_agent(actor, seller=fact.seller, agent=fact.body.agent, month=fact.body.month)


AGENTS = Subscription("deal.agents", {CommissionDue: on_month_end})
