"""Who may act for which company."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.facts import GrantGiven, GrantRevoked
from murmelbahn.customer.models import GrantRow, PartyRow
from murmelbahn.customer.operations._rows import locked, mastered
from murmelbahn.customer.terms import ActingRole, GrantMissing, NotAPerson, PartyKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation


@operation
def grant_to_act(actor: Actor, *, person: UUID, company: UUID, role: ActingRole) -> UUID:
    """Let a person act for a company in a role. Granting again what is granted changes nothing.

    The actor must see both; of customers only a signatory grants. Raises `NotFound`, `NotAllowed`, `NotAPerson`.
    """
    firm, human = _pair(actor, company=company, person=person)
    grant, fresh = GrantRow.objects.get_or_create(
        person=human, company=firm, role=role, until=None, defaults={"since": now(), "by": actor.subject}
    )
    if fresh:
        fact = GrantGiven(person=human.id, company=firm.id, role=role)
        emit(fact, key=firm.id, market=firm.market, seller=firm.seller)
    return grant.id


@operation
def revoke_to_act(actor: Actor, *, person: UUID, company: UUID, role: ActingRole) -> None:
    """End a grant at once. Raises `NotFound`, `NotAllowed`, `GrantMissing`."""
    firm = mastered(actor, company)
    ended = GrantRow.objects.filter(person=person, company=firm, role=role, until=None).update(until=now())
    if not ended:
        raise GrantMissing()
    fact = GrantRevoked(person=person, company=firm.id, role=role)
    emit(fact, key=firm.id, market=firm.market, seller=firm.seller)


def _pair(actor: Actor, *, company: UUID, person: UUID) -> tuple[PartyRow, PartyRow]:
    """Both rows locked in the order of their ids."""
    rows = {party: locked(actor, party) for party in sorted({company, person})}
    firm, human = mastered(actor, company), rows[person]
    if firm.kind != PartyKind.COMPANY or human.kind != PartyKind.PRIVATE:
        raise NotAPerson()
    return firm, human
