"""What agents have earned, what they are owed, and where they are paid."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from murmelbahn.accounts import queries as accounts
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.periods import month_of
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.money_sheet import ZONE
from murmelbahn.showroom.queries.office.sellers import seller_names
from murmelbahn.showroom.terms.office import AgentLine, AgentSheet, AgentsSheet, PayoutLine
from murmelbahn.value import queries as value
from murmelbahn.value.terms import PayoutState

MONTHS = 3
"""This month and the ones before it can be closed."""


def agents_sheet(actor: Actor) -> AgentsSheet:
    """All agents of the reader's markets: a fixed number of statements. Raises `NotAllowed`."""
    balances = {one.agent: one for one in value.commission_balances(actor)}
    newest = {one.agent: one for one in reversed(retail.agent_accounts(actor))}
    open_now: dict[UUID, list[PayoutState]] = {}
    for one in value.payouts(actor):
        open_now.setdefault(one.agent, []).append(one.state)
    return AgentsSheet(
        lines=tuple(
            AgentLine(
                agent=agent,
                balance=balances.get(agent.agent),
                account=newest.get(agent.agent),
                open=open_now.get(agent.agent, []).count(PayoutState.ORDERED),
                returned=open_now.get(agent.agent, []).count(PayoutState.RETURNED),
            )
            for agent in retail.agents(actor)
        )
    )


def agent_sheet(actor: Actor, *, agent: UUID) -> AgentSheet:
    """One agent. Raises `NotFound`, `NotAllowed`."""
    found = next((one for one in retail.agents(actor) if one.agent == agent), None)
    if found is None:
        raise NotFound(kind="agent", id=agent)
    known = tuple(one for one in retail.agent_accounts(actor) if one.agent == agent)
    people = {one.recorded_by for one in known} | {one.approved_by for one in known if one.approved_by}
    supplier = if_there(lambda: retail.supplier(actor, agent=agent))
    own = [one for one in value.commission_balances(actor) if one.agent == agent]
    names = seller_names(one.seller for one in own)
    return AgentSheet(
        agent=found,
        balances=tuple(replace(one, seller=names[one.seller]) for one in own),
        vat_id=supplier.vat_id if supplier else "",
        accounts=known,
        people=accounts.colleagues(actor, subjects=people),
        payouts=tuple(PayoutLine(payout=one, deals=len(one.shares)) for one in value.payouts(actor, agent=agent)),
        months=_months(),
    )


def _months() -> tuple[str, ...]:
    """The last months, newest first: `2027-02`."""
    day = clock.read().astimezone(ZONE).date()
    found = []
    for _ in range(MONTHS):
        found.append(month_of(day))
        day = day.replace(day=1) - day.resolution
    return tuple(found)
