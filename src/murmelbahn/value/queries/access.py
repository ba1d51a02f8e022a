"""Who sees which deal's money: filtered in SQL, and what is not visible does not exist."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.value.models import DealAccount
from murmelbahn.value.terms import OnlyNamedPerson


def visible(actor: Actor) -> Q:
    """The deals an actor may see: all for the platform, by market for the national company, own ones for everyone else."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return Q()
    if actor.kind is ActorKind.ADVISER:
        return Q(agent__in=actor.agents) | Q(outlet__in=actor.outlets)
    if actor.kind is ActorKind.CUSTOMER:
        return Q(parties__overlap=list(actor.parties))
    return Q(market__in=actor.markets)


def account_of(actor: Actor, deal: UUID) -> DealAccount:
    """The deal's account. Raises NotFound, also for a deal that is another's."""
    account = DealAccount.objects.filter(visible(actor), deal=deal).first()
    if account is None:
        raise NotFound(kind="deal", id=deal)
    return account


def require(actor: Actor, *kinds: ActorKind) -> None:
    """Raises NotAllowed unless the actor is of one of the kinds."""
    if actor.kind not in kinds:
        raise NotAllowed(kind=actor.kind)


def require_person(actor: Actor, *kinds: ActorKind) -> None:
    """The same, and never the platform itself: what a person answers for. Raises OnlyNamedPerson, NotAllowed."""
    if actor.is_system:
        raise OnlyNamedPerson()
    require(actor, *kinds)


FINANCE = (ActorKind.NSC_FINANCE, ActorKind.OPERATOR)
NATIONAL = (ActorKind.NSC_FINANCE, ActorKind.NSC_SALES, ActorKind.OPERATOR)
PUBLISHERS = (ActorKind.NSC_SALES, ActorKind.PRODUCT_MANAGER, ActorKind.OPERATOR, ActorKind.SYSTEM)
