"""Reads of parties. Every read has the actor's purpose; what needs consent is refused without it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F

from murmelbahn.customer.models import (
    GrantRow,
    PartyRow,
    PartyVersion,
)
from murmelbahn.customer.queries._dossier import dossier
from murmelbahn.customer.queries._last import is_given
from murmelbahn.customer.queries.visibility import found as visible
from murmelbahn.customer.queries.visibility import visible_parties
from murmelbahn.customer.rules.consent import may_read, purpose_of
from murmelbahn.customer.terms import (
    ActingRole,
    Grant,
    Party,
    PartyCard,
    PartyKind,
    PartyRef,
)
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound


def party(actor: Actor, *, party: UUID, version: int | None = None) -> Party:
    """A version of a party (the present one unless named) with what is proven about it.

    Raises `NotFound`; `NotConsented(purpose)` when `actor.purpose` needs a consent that is not given, `UnknownPurpose`.
    """
    purpose = purpose_of(actor.purpose)
    if not actor.is_system and not visible(actor, party):
        raise NotFound()
    may_read(purpose, given=purpose is None or is_given(party, purpose))
    found = dossier(party, version)
    if found is None:
        raise NotFound()
    return found


def ref(actor: Actor, *, party: UUID) -> PartyRef:
    """The id and present version of a party, for rooms that keep nothing else. Raises `NotFound`."""
    row = visible(actor, party).get(party)
    if row is None:
        raise NotFound()
    return PartyRef(row.id, row.current)


def parties_of(actor: Actor, *, limit: int = 100, after: UUID | None = None) -> tuple[PartyCard, ...]:
    """The parties an actor may see, newest last, page by page: a customer's are itself and whom it acts for.

    Raises `NotConsented` never: a name to recognise a party by is needed for every purpose.
    """
    versions = PartyVersion.objects.filter(visible_parties(actor).expression, version=F("party__current"))
    if after is not None:
        versions = versions.filter(party__gt=after)
    return tuple(
        PartyCard(
            party=version.party_id,
            kind=PartyKind(version.party.kind),
            market=version.party.market,
            version=version.version,
            name=version.legal_name or f"{version.given_names} {version.family_name}",
        )
        for version in versions.select_related("party").order_by("party_id")[:limit]
    )


def acting_for(actor: Actor) -> frozenset[UUID]:
    """The ids a signed-in customer may act for: what a door puts into `Actor.parties`, fresh for every request."""
    own = PartyRow.objects.filter(subject=actor.subject).values_list("id", flat=True)
    granted = GrantRow.objects.filter(person__subject=actor.subject, until=None).values_list("company_id", flat=True)
    return frozenset(own) | frozenset(granted)


def grants(actor: Actor, *, company: UUID) -> tuple[Grant, ...]:
    """Who may act for a company today. Raises `NotFound`."""
    if not visible(actor, company):
        raise NotFound()
    return tuple(
        Grant(person=row.person_id, company=row.company_id, role=ActingRole(row.role), since=row.since)
        for row in GrantRow.objects.filter(company=company, until=None).order_by("since", "id")
    )


def may_act(actor: Actor, *, person: UUID, company: UUID, role: ActingRole) -> bool:
    """Whether a person holds a role for a company today. Raises `NotFound`."""
    return any(grant.person == person and grant.role is role for grant in grants(actor, company=company))
