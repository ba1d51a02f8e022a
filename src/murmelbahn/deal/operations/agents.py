"""The end of an agent's month: nothing is billed in the name of an agent that is not fully known, and nothing that may fall.
And its payment, when the bank sent it back."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal.queries.agents import may_be_unwound
from murmelbahn.deal.terms import AgentIncomplete
from murmelbahn.deal.terms.agents import AccountOwn, AccountUnchanged
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value


@operation
def settle_agent(actor: Actor, *, seller: str, agent: UUID, month: str) -> UUID | None:
    """Bill and pay an agent's month (`2027-02`): the current one of the seller's market, or one of the two before it. Commission
    of deals that the customer may still unwind waits for a later one. Closed again, what has come since is billed and paid.

    Raises `AgentIncomplete` while its VAT id is missing, retail's `AccountMissing` and `NotFound`, value's `MonthNotOpen`.
    Answers the payout; none where nothing was left to order, or the agent owes more than it is owed.
    """
    if not retail.supplier(actor, agent=agent).vat_id:
        raise AgentIncomplete(agent=agent)
    retail.payee(actor, agent=agent)
    return values.close_agent_month(
        actor, seller=seller, agent=agent, month=month, waiting=may_be_unwound(SYSTEM, agent=agent)
    )


@operation
def pay_agent_again(actor: Actor, *, payout: UUID) -> UUID:
    """Order a payment again that the bank sent back, once the agent's account was put right under four eyes: recorded by one
    person, approved by another after the first order, and ordered by none who recorded it. Returns the payout.

    Raises `NotFound`, `AccountUnchanged`, `AccountOwn`, value's `OnlyNamedPerson` and `PayoutNotReturned`, retail's
    `AccountMissing`.
    """
    found = next((one for one in value.payouts(actor) if one.id == payout), None)
    if found is None:
        raise NotFound(kind="payout", id=payout)
    payee = retail.payee(SYSTEM, agent=found.agent)
    zone = ZoneInfo(markets.market(SYSTEM, code=found.market).zone)
    if payee.approved_at.astimezone(zone).date() <= found.ordered_on:
        raise AccountUnchanged(since=found.ordered_on)
    if payee.recorded_by == actor.subject:
        raise AccountOwn()
    return values.order_payout_again(actor, payout=payout)
