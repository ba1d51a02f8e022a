"""The agent as supplier of its services: name, address, tax id, and where it is paid."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.retail.models import AgentAccountRow, AgentRow, AgentTaxIdRow, OutletRow
from murmelbahn.retail.queries._rows import outlet_of
from murmelbahn.retail.queries.visibility import visible_agents
from murmelbahn.retail.terms import AccountMissing, Payee, Supplier


def supplier(actor: Actor, *, agent: UUID) -> Supplier:
    """Raises `NotFound` for an agent the actor may not see or one without an outlet."""
    row = first(AgentRow, where("id = %s", agent) & visible_agents(actor))
    place = OutletRow.objects.filter(agent=row).order_by("code").first() if row else None
    if row is None or place is None:
        raise NotFound(kind="agent", id=agent)
    tax = AgentTaxIdRow.objects.filter(agent=row).order_by("-recorded_at", "-id").first()
    return Supplier(
        agent=row.id,
        name=row.name,
        address=outlet_of(place).address,
        vat_id=tax.vat_id if tax else "",
        register=tax.register if tax else "",
    )


def payee(actor: Actor, *, agent: UUID) -> Payee:
    """The account that was approved last. Raises `NotFound`, `AccountMissing`."""
    row = first(AgentRow, where("id = %s", agent) & visible_agents(actor))
    if row is None:
        raise NotFound(kind="agent", id=agent)
    approved = AgentAccountRow.objects.filter(agent=row, approved_at__isnull=False)
    account = approved.order_by("-approved_at", "-id").first()
    if account is None or account.approved_at is None:
        raise AccountMissing()
    return Payee(
        agent=row.id,
        holder=account.holder,
        iban=account.iban,
        recorded_by=account.recorded_by,
        approved_at=account.approved_at,
    )
