"""Systems of retailers and of the national company that call the API: bound to what there is."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.accounts import operations as accounts
from murmelbahn.accounts.terms import NewClient, Scope
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.markets import queries as markets_of
from murmelbahn.retail.models import AgentRow
from murmelbahn.retail.operations._rows import any_outlet
from murmelbahn.retail.terms import OutletOfAnother


@operation
def register_machine(
    actor: Actor,
    *,
    name: str,
    kind: ActorKind,
    scopes: Iterable[Scope],
    agents: Iterable[UUID] = (),
    outlets: Iterable[UUID] = (),
    markets: Iterable[str] = (),
) -> NewClient:
    """A machine bound to agents and their outlets, or to markets that sell.

    Raises `NotAllowed`, `NotFound` for an agent or outlet that there is not, `OutletOfAnother` for one that none of the
    agents runs, `UnknownMarket`, `MarketNotLive`, and `ClientWrong` as accounts does.
    """
    agents, outlets, markets = tuple(agents), tuple(outlets), tuple(markets)
    for agent in agents:
        if first(AgentRow, where("id = %s", agent)) is None:
            raise NotFound(kind="agent", id=str(agent))
    for outlet in map(any_outlet, outlets):
        if outlet.agent_id not in agents:
            raise OutletOfAnother(name=outlet.name)
    for market in markets:
        markets_of.selling_market(actor, code=market)
    return accounts.register_machine(
        actor, name=name, kind=kind, scopes=scopes, agents=agents, outlets=outlets, markets=markets
    )
