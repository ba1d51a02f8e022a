"""Rows and rights that every operation here begins with. What the actor may not see does not exist."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.sql import tell
from murmelbahn.retail.models import AdviserRow, AgentRow, OutletRow
from murmelbahn.retail.queries.visibility import run_outlets
from murmelbahn.retail.terms import NotAtOutlet


def lock_deal(deal: UUID) -> None:
    """Let two commands about one deal wait for each other: this room keeps no row of the deal to lock."""
    tell("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"retail.deal:{deal}"])


def seller_only(actor: Actor, market: str) -> None:
    """The network is built by the national company. Raises `NotAllowed`, `NotFound` for another market."""
    if actor.kind not in STAFF and not actor.is_system:
        raise NotAllowed()
    if not actor.may_see_market(market):
        raise NotFound()


def locked_agent(actor: Actor, agent: UUID) -> AgentRow:
    """An agent, locked, for the national company. Raises `NotAllowed`, `NotFound`."""
    row = first(AgentRow, where("id = %s", agent), lock="FOR UPDATE")
    if row is None:
        raise NotFound()
    seller_only(actor, row.market)
    return row


def desk_only(actor: Actor) -> None:
    """What is done at the desk is not done by the customer. Raises `NotAllowed`."""
    if actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed()


def run_outlet(actor: Actor, outlet: UUID) -> OutletRow:
    """An outlet that the actor works for. Raises `NotFound`."""
    row = first(OutletRow, where("id = %s", outlet) & run_outlets(actor))
    if row is None:
        raise NotFound()
    return row


def any_outlet(outlet: UUID) -> OutletRow:
    """Any outlet: they are public. Raises `NotFound`."""
    row = first(OutletRow, where("id = %s", outlet))
    if row is None:
        raise NotFound()
    return row


def post_at(outlet: OutletRow, subject: UUID) -> AdviserRow:
    """A person's post at an outlet. Raises `NotAtOutlet`."""
    row = first(AdviserRow, where("subject = %s AND outlet_id = %s AND until IS NULL", subject, outlet.id))
    if row is None:
        raise NotAtOutlet()
    return row


def post_with(outlet: OutletRow, subject: UUID) -> None:
    """A person works for the agent of this outlet; colleagues help out at sister outlets. Raises `NotAtOutlet`."""
    sister = where("outlet_id IN (SELECT id FROM retail_outlet WHERE agent_id = %s)", outlet.agent_id)
    if first(AdviserRow, where("subject = %s AND until IS NULL", subject) & sister) is None:
        raise NotAtOutlet()
