"""The agent as supplier of its services, as the national company records it."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.markets import queries as markets
from murmelbahn.retail.facts import TaxIdRecorded
from murmelbahn.retail.models import AgentTaxIdRow
from murmelbahn.retail.operations._rows import locked_agent


@operation
def record_agent_tax_id(actor: Actor, *, agent: UUID, vat_id: str, register: str = "") -> UUID:
    """Record under which VAT id an agent supplies its services; what was written before stays as it is.

    Raises `NotAllowed` unless the national company (or the platform) does it, `NotFound`, `TaxIdInvalid`.
    """
    row = locked_agent(actor, agent)
    recorded = AgentTaxIdRow.objects.create(
        agent=row,
        vat_id=markets.check_vat_id(actor, market=row.market, number=vat_id),
        register=register,
        recorded_at=now(),
        by=actor.subject,
    )
    emit(TaxIdRecorded(agent=row.id, tax_id=recorded.id), key=row.id, market=row.market, seller=row.seller)
    return recorded.id
