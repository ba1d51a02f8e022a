"""Reads of parties. Every read has the actor's purpose; what needs consent is refused without it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat

from murmelbahn.customer.models import (
    GrantRow,
    IdentityCheckRow,
    PartyRow,
    PartyVersion,
)
from murmelbahn.customer.queries._data import email_digest
from murmelbahn.customer.queries._dossier import dossier, dossiers
from murmelbahn.customer.queries._last import is_given
from murmelbahn.customer.queries.visibility import found as visible
from murmelbahn.customer.queries.visibility import visible_parties
from murmelbahn.customer.rules.consent import may_read, purpose_of
from murmelbahn.customer.terms import (
    ActingRole,
    AddressUse,
    Grant,
    IdDocument,
    Party,
    PartyCard,
    PartyKind,
    PartyRef,
)
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound

LONGEST = 6
"""So many words of a search are looked at."""
BLANK = Value(" ")
KNOWN = Concat("given_names", BLANK, "family_name", BLANK, "legal_name", BLANK, "email", BLANK, "phone")
"""What a party is looked for by."""


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


def parties_by_id(actor: Actor, *, parties: Iterable[UUID]) -> dict[UUID, Party]:
    """The present versions of those that the actor may read, in a fixed number of statements. Raises `UnknownPurpose`."""
    wanted, purpose = frozenset(parties), purpose_of(actor.purpose)
    if not wanted:
        return {}
    seen = wanted if actor.is_system else frozenset(visible(actor, *wanted))
    return dossiers([one for one in seen if purpose is None or is_given(one, purpose)])


def ref(actor: Actor, *, party: UUID) -> PartyRef:
    """The id and present version of a party, for rooms that keep nothing else. Raises `NotFound`."""
    row = visible(actor, party).get(party)
    if row is None:
        raise NotFound()
    return PartyRef(row.id, row.current)


def parties_of(
    actor: Actor,
    *,
    limit: int = 100,
    after: UUID | None = None,
    text: str = "",
    market: str = "",
    newest_first: bool = False,
) -> tuple[PartyCard, ...]:
    """The parties an actor may see, newest last, page by page: a customer's are itself and whom it acts for.

    `text` is found in the name, the e-mail address and the telephone number as they are today. Raises `NotConsented`
    never: a name to recognise a party by is needed for every purpose.
    """
    versions = _present(actor)
    if after is not None:
        versions = versions.filter(party__lt=after) if newest_first else versions.filter(party__gt=after)
    if market:
        versions = versions.filter(party__market=market)
    for word in text.split()[:LONGEST]:
        versions = versions.alias(known=KNOWN).filter(known__icontains=word)
    return _cards(versions.order_by("-party_id" if newest_first else "party_id")[:limit])


def at_address(actor: Actor, *, email: str) -> tuple[PartyCard, ...]:
    """Those whom the actor sees and whose e-mail address this is today."""
    return _cards(_present(actor).filter(email_digest=email_digest(email)).order_by("party_id"))


def cards_of(actor: Actor, *, parties: Iterable[UUID]) -> tuple[PartyCard, ...]:
    """Those of the parties that the actor may see."""
    return _cards(_present(actor).filter(party__in=list(parties)))


def identified(actor: Actor, *, parties: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the parties whose identity needs no further look at the desk: companies, and persons who showed a document
    (a driving licence proves no identity)."""
    seen = PartyRow.objects.filter(visible_parties(actor).expression, id__in=list(parties))
    shown = IdentityCheckRow.objects.exclude(document=IdDocument.DRIVING_LICENCE).values("version__party")
    return frozenset(seen.filter(Q(kind=PartyKind.COMPANY) | Q(id__in=shown)).values_list("id", flat=True))


def _present(actor: Actor) -> QuerySet[PartyVersion]:
    return PartyVersion.objects.filter(visible_parties(actor).expression, version=F("party__current"))


def _cards(versions: QuerySet[PartyVersion]) -> tuple[PartyCard, ...]:
    return tuple(
        PartyCard(
            party=version.party_id,
            kind=PartyKind(version.party.kind),
            market=version.party.market,
            version=version.version,
            name=version.legal_name or f"{version.given_names} {version.family_name}",
            city=_city(version),
        )
        for version in versions.select_related("party")
    )


def _city(version: PartyVersion) -> str:
    home = next((one for one in version.addresses if one["use"] == AddressUse.REGISTERED), None)
    return str(home["city"]) if home else ""


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
