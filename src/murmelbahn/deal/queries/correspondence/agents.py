"""The agent as supplier of its commission: name, address, tax id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from murmelbahn.deal.models import AgentTaxId, Deal
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import OutletAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentAddress:
    """`address` is its first outlet's. `vat_id` is empty until it is recorded: then no self-billed invoice may be written."""

    name: str
    address: OutletAddress
    vat_id: str
    register: str


def agent_address(actor: Actor, *, agent: UUID) -> AgentAddress:
    """Raises `NotFound` for an agent the actor may not see or one without an outlet."""
    found = next((one for one in retail.agents(actor) if one.agent == agent), None)
    places = retail.outlets(actor, market=found.market, agent=agent) if found else ()
    if found is None or not places:
        raise NotFound(kind="agent", id=agent)
    tax = AgentTaxId.objects.filter(agent=agent).order_by("-recorded_at", "-id").first()
    return AgentAddress(
        name=found.name,
        address=places[0].address,
        vat_id=tax.vat_id if tax else "",
        register=tax.register if tax else "",
    )


def deal_numbers(actor: Actor, *, deals: Iterable[UUID]) -> dict[str, str]:
    """Numbers of deals as people say them, by id as text. For the platform itself: none to others."""
    if not actor.is_system:
        return {}
    return {str(row): number for row, number in Deal.objects.filter(id__in=list(deals)).values_list("id", "number")}
