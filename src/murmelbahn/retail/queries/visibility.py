"""What an actor may see and run in the network: decided in SQL."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from murmelbahn.customer import queries as customer
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.retail.models import AgentRow, AppointmentRow, AttributionRow, OutletRow, TestDriveRow
from murmelbahn.retail.terms import Duty


def run_outlets(actor: Actor) -> QuerySet[OutletRow]:
    """Outlets the actor works for: an adviser's agents', the staff's markets'; a customer's none. Reading is free for
    all."""
    outlets = OutletRow.objects.all()
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return outlets
    if actor.kind is ActorKind.ADVISER:
        return outlets.filter(Q(agent__in=actor.agents) | Q(id__in=actor.outlets))
    if actor.kind in STAFF:
        return outlets.filter(market__in=actor.markets)
    return outlets.none()


def visible_agents(actor: Actor) -> QuerySet[AgentRow]:
    """Agents with their contracts: one's own, or those of one's markets."""
    agents = AgentRow.objects.all()
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return agents
    if actor.kind is ActorKind.ADVISER:
        return agents.filter(id__in=actor.agents)
    if actor.kind in STAFF:
        return agents.filter(market__in=actor.markets)
    return agents.none()


def visible_attributions(actor: Actor) -> QuerySet[AttributionRow]:
    """A customer sees who looks after its deals, an adviser the deals of its agents, staff those of their markets."""
    rows = AttributionRow.objects.all()
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return rows
    if actor.kind is ActorKind.CUSTOMER:
        return rows.filter(deal__in=customer.deals_in_care(actor))
    if actor.kind is ActorKind.ADVISER:
        cared = AttributionRow.objects.filter(
            deal=OuterRef("deal"), duty=Duty.CARE, until=None, contract__agent__in=actor.agents
        )
        return rows.filter(Q(contract__agent__in=actor.agents) | Exists(cared))
    if actor.kind in STAFF:
        return rows.filter(market__in=actor.markets)
    return rows.none()


def visible_appointments(actor: Actor) -> QuerySet[AppointmentRow]:
    """Of one's own car or of one whom one collects for; at the agent's outlets or of deals it looks after; of the
    market."""
    rows = AppointmentRow.objects.all()
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return rows
    if actor.kind is ActorKind.CUSTOMER:
        own = actor.parties | customer.acting_for(actor)
        return rows.filter(Q(customer__in=own) | Q(collector__in=own))
    if actor.kind is ActorKind.ADVISER:
        cared = AttributionRow.objects.filter(
            deal=OuterRef("deal"), duty=Duty.CARE, until=None, contract__agent__in=actor.agents
        )
        return rows.filter(Q(outlet__in=run_outlets(actor)) | Exists(cared))
    if actor.kind in STAFF:
        return rows.filter(market__in=actor.markets)
    return rows.none()


def visible_test_drives(actor: Actor) -> QuerySet[TestDriveRow]:
    """A customer's own; those at outlets the actor works for."""
    rows = TestDriveRow.objects.all()
    if actor.kind is ActorKind.CUSTOMER:
        return rows.filter(party__in=actor.parties | customer.acting_for(actor))
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return rows
    return rows.filter(slot__demo_car__outlet__in=run_outlets(actor))
