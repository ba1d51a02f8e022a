"""Which parties an actor may see: decided in SQL, so that a guessed id is a party that does not exist."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from murmelbahn.customer.models import Care, GrantRow, PartyRow
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind


def visible_parties(actor: Actor) -> QuerySet[PartyRow]:
    """A customer sees itself and whom it acts for, an adviser whom its agents care for, staff the parties of their
    markets and of deals in their markets, the system and operators all."""
    parties = PartyRow.objects.all()
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return parties
    if actor.kind is ActorKind.CUSTOMER:
        granted = GrantRow.objects.filter(company=OuterRef("pk"), person__subject=actor.subject, until=None)
        return parties.filter(Q(subject=actor.subject) | Q(id__in=actor.parties) | Exists(granted))
    care = Care.objects.filter(party=OuterRef("pk"), until=None)
    if actor.kind is ActorKind.ADVISER:
        return parties.filter(Exists(care.filter(agent__in=actor.agents)))
    if actor.kind in STAFF:
        return parties.filter(Q(market__in=actor.markets) | Exists(care.filter(market__in=actor.markets)))
    return parties.none()
