"""What agents have earned, what they are owed, and where they are paid."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from murmelbahn.accounts import queries as accounts
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import total
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.office.sellers import seller_names
from murmelbahn.showroom.terms.office import AgentLine, AgentSheet, AgentsSheet, PayoutLine
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import queries as value
from murmelbahn.value.terms import PayoutState


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
        months=if_there(lambda: value.closable_months(actor, seller=found.seller)) or (),
    )


def month_closed(
    actor: Actor, *, seller: str, agent: UUID, month: str, payout: UUID | None
) -> tuple[Sentence, Sentence]:
    """What stands on paper for a month that was just closed, and what was ordered by it: `payout`, or why nothing."""
    bills = [one for one in value.commission_bills(actor, agent=agent) if one.month == month]
    billed = Sentence("showroom.office.agents.unbilled", {"month": month})
    if bills:
        gross = total([one.gross for one in bills], bills[0].gross.currency)
        numbers = ", ".join(one.number for one in bills)
        billed = Sentence("showroom.office.agents.billed", {"month": month, "numbers": numbers, "amount": gross})
    ordered = [one.amount for one in value.payouts(actor, agent=agent) if one.id == payout]
    owed = [one.owes for one in value.commission_balances(actor) if (one.agent, one.seller) == (agent, seller)]
    if ordered:
        return billed, Sentence("showroom.office.agents.ordered", {"amount": ordered[0]})
    if any(owed):
        return billed, Sentence("showroom.office.agents.carried", {"amount": total(owed, owed[0].currency)})
    return billed, Sentence("showroom.office.agents.not_ordered")
