"""The end of an agent's month: nothing is billed in the name of an agent that is not fully known, and nothing that may fall."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.queries.agents import may_be_unwound
from murmelbahn.deal.terms import AgentIncomplete
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.retail import queries as retail
from murmelbahn.value import operations as values


@operation
def settle_agent(actor: Actor, *, seller: str, agent: UUID, month: str) -> UUID | None:
    """Bill and pay an agent's month (`2027-02`). Commission of deals that the customer may still unwind waits for a later one.

    Raises `AgentIncomplete` while its VAT id is missing, retail's `AccountMissing` and `NotFound`. Answers the payout, if any.
    """
    if not retail.supplier(actor, agent=agent).vat_id:
        raise AgentIncomplete(agent=agent)
    retail.payee(actor, agent=agent)
    return values.close_agent_month(
        actor, seller=seller, agent=agent, month=month, waiting=may_be_unwound(SYSTEM, agent=agent)
    )
