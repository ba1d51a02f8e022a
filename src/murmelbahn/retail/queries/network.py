"""Reads of the network. Outlets are public; agents, contracts and posts are seen by those concerned."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import Where, every, first, where
from murmelbahn.retail.models import AdviserRow, AgentRow, ContractRow, OutletRow
from murmelbahn.retail.queries._rows import adviser_of, agent_of, contract_of, outlet_of
from murmelbahn.retail.queries.visibility import run_outlets, visible_agents
from murmelbahn.retail.rules.network import in_force
from murmelbahn.retail.terms import Adviser, Agent, ContractVersion, Outlet


def agents(actor: Actor) -> tuple[Agent, ...]:
    """The agents an actor may see, by market and code."""
    return tuple(agent_of(row) for row in every(AgentRow, visible_agents(actor), order="market, code"))


def contract_on(actor: Actor, *, agent: UUID, on: date) -> ContractVersion:
    """The contract version in force on a day. Raises `NotFound`, `NoContract(on)`."""
    seen = visible_agents(actor)
    own = Where(f"agent_id IN (SELECT id FROM retail_agent WHERE {seen.sql})", seen.parameters)
    contracts = every(ContractRow, where("agent_id = %s", agent) & own)
    if not contracts and first(AgentRow, where("id = %s", agent) & seen) is None:
        raise NotFound()
    return in_force(map(contract_of, contracts), on=on)


def outlets(actor: Actor, *, market: str, agent: UUID | None = None) -> tuple[Outlet, ...]:
    """The outlets of a market (of one agent, if named) by code: everybody may read them."""
    rows = OutletRow.objects.filter(market=market).order_by("code")
    return tuple(outlet_of(row) for row in (rows if agent is None else rows.filter(agent=agent)))


def own_outlets(actor: Actor) -> tuple[Outlet, ...]:
    """The outlets the actor works for, by code; a customer works for none."""
    return tuple(outlet_of(row) for row in every(OutletRow, run_outlets(actor), order="code"))


def outlet(actor: Actor, *, outlet: UUID) -> Outlet:
    """One outlet: everybody may read it. Raises `NotFound`."""
    row = first(OutletRow, where("id = %s", outlet))
    if row is None:
        raise NotFound()
    return outlet_of(row)


def advisers(actor: Actor, *, outlet: UUID) -> tuple[Adviser, ...]:
    """Who works at an outlet today, for those who run it. Raises `NotFound`."""
    row = first(OutletRow, where("id = %s", outlet) & run_outlets(actor))
    if row is None:
        raise NotFound()
    posts = AdviserRow.objects.filter(outlet=row, until=None).select_related("outlet")
    return tuple(adviser_of(post) for post in posts.order_by("since", "id"))


def posts_of(actor: Actor) -> tuple[Adviser, ...]:
    """The actor's own posts: what a door puts into `Actor.agents` and `Actor.outlets`, fresh for every request."""
    posts = AdviserRow.objects.filter(subject=actor.subject, until=None).select_related("outlet")
    return tuple(adviser_of(post) for post in posts.order_by("since", "id"))
