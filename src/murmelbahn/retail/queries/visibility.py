"""What an actor may see and run in the network: decided in SQL."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from murmelbahn.customer import queries as customer
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.rows import ALL, NONE, Where, where
from murmelbahn.retail.models import OutletRow, TestDriveRow

CARED = """EXISTS (
    SELECT FROM retail_attribution cared JOIN retail_contract contract ON contract.id = cared.contract_id
    WHERE cared.deal = {}.deal AND cared.duty = 'care' AND cared.until IS NULL AND contract.agent_id = ANY(%s::uuid[]))
"""


def run_outlets(actor: Actor) -> Where:
    """Outlets the actor works for: an adviser's agents', the staff's markets'; a customer's none. Reading is free for
    all."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    if actor.kind is ActorKind.ADVISER:
        mine = where("agent_id = ANY(%s::uuid[])", list(actor.agents))
        return mine | where("id = ANY(%s::uuid[])", list(actor.outlets))
    return _in_markets(actor)


def visible_agents(actor: Actor) -> Where:
    """Agents with their contracts: one's own, or those of one's markets."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    if actor.kind is ActorKind.ADVISER:
        return where("id = ANY(%s::uuid[])", list(actor.agents))
    return _in_markets(actor)


def visible_attributions(actor: Actor) -> Where:
    """A customer sees who looks after its deals, an adviser the deals of its agents, staff those of their markets."""
    table = "retail_attribution"
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    if actor.kind is ActorKind.CUSTOMER:
        return where(f"{table}.deal = ANY(%s::uuid[])", list(customer.deals_in_care(actor)))
    if actor.kind is ActorKind.ADVISER:
        agents = list(actor.agents)
        own = where(f"{table}.contract_id IN (SELECT id FROM retail_contract WHERE agent_id = ANY(%s::uuid[]))", agents)
        return own | where(CARED.format(table), agents)
    return _in_markets(actor, f"{table}.")


def visible_appointments(actor: Actor) -> Where:
    """Of one's own car or of one whom one collects for; at the agent's outlets or of deals it looks after; of the
    market."""
    table = "retail_appointment"
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    if actor.kind is ActorKind.CUSTOMER:
        own: list[UUID] = list(actor.parties | customer.acting_for(actor))
        return where(f"{table}.customer = ANY(%s::uuid[])", own) | where(f"{table}.collector = ANY(%s::uuid[])", own)
    if actor.kind is ActorKind.ADVISER:
        run = run_outlets(actor)
        at_mine = Where(f"{table}.outlet_id IN (SELECT id FROM retail_outlet WHERE {run.sql})", run.parameters)
        return at_mine | where(CARED.format(table), list(actor.agents))
    return _in_markets(actor, f"{table}.")


def outlets(seen: Where) -> QuerySet[OutletRow]:
    """The outlets of a condition, for queries about what stands there."""
    return OutletRow.objects.filter(seen.expression)


def visible_test_drives(actor: Actor) -> QuerySet[TestDriveRow]:
    """A customer's own; those at outlets the actor works for."""
    rows = TestDriveRow.objects.all()
    if actor.kind is ActorKind.CUSTOMER:
        return rows.filter(party__in=actor.parties | customer.acting_for(actor))
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return rows
    return rows.filter(slot__demo_car__outlet__in=outlets(run_outlets(actor)))


def _in_markets(actor: Actor, table: str = "") -> Where:
    """Staff see what belongs to their markets, others nothing."""
    return where(f"{table}market = ANY(%s::text[])", list(actor.markets)) if actor.kind in STAFF else NONE
