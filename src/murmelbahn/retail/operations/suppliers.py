"""The agent as supplier of its services, as the national company records it."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.retail import facts
from murmelbahn.retail.models import AgentAccountRow, AgentTaxIdRow
from murmelbahn.retail.operations._rows import locked_agent
from murmelbahn.retail.rules.network import compact_iban
from murmelbahn.retail.terms import AccountApproved, AccountSamePerson


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
    emit(facts.TaxIdRecorded(agent=row.id, tax_id=recorded.id), key=row.id, market=row.market, seller=row.seller)
    return recorded.id


@operation
def record_agent_account(actor: Actor, *, agent: UUID, holder: str, iban: str) -> UUID:
    """Record to which account an agent is paid; it counts when somebody else has approved it.

    Raises `NotAllowed`, `NotFound`, `BadIban`.
    """
    row = locked_agent(actor, agent)
    account = AgentAccountRow.objects.create(
        agent=row, holder=holder, iban=compact_iban(iban), recorded_at=now(), recorded_by=actor.subject
    )
    emit(facts.AccountRecorded(agent=row.id, account=account.id), key=row.id, market=row.market, seller=row.seller)
    return account.id


@operation
def approve_agent_account(actor: Actor, *, account: UUID) -> UUID:
    """The second pair of eyes, which no program has. Raises `NotAllowed`, `NotFound`, `AccountApproved`, `AccountSamePerson`."""
    agent = AgentAccountRow.objects.filter(id=account).values_list("agent", flat=True).first()
    if agent is None:
        raise NotFound()
    owner = locked_agent(actor, agent)
    if actor.machine:
        raise NotAllowed()
    row = AgentAccountRow.objects.get(id=account)
    if row.approved_by is not None:
        raise AccountApproved()
    if row.recorded_by == actor.subject:
        raise AccountSamePerson()
    row.approved_at, row.approved_by = now(), actor.subject
    row.save(update_fields=["approved_at", "approved_by"])
    fact = facts.AccountApproved(agent=owner.id, account=row.id)
    emit(fact, key=owner.id, market=owner.market, seller=owner.seller)
    return row.id
