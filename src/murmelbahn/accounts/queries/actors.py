"""From a signed-in user to the kernel's Actor."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from murmelbahn.accounts.models import Membership, User
from murmelbahn.accounts.terms import MembershipKind, SecondFactorNeeded, SignInFirst
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotFound

REMEMBERED = "_murmelbahn_actor"


def actor_of(request: HttpRequest, *, purpose: str = "sale") -> Actor:
    """Who acts in this request; read once per request. Raises SignInFirst, and SecondFactorNeeded for staff."""
    if not isinstance(request.user, User) or not request.user.is_active:
        raise SignInFirst()
    kept: Actor | None = getattr(request, REMEMBERED, None)
    if kept is None or kept.purpose != purpose or kept.subject != request.user.subject:
        kept = _actor(request.user, purpose)
        if not settings.MURMELBAHN_DEMO and kept.kind is not ActorKind.CUSTOMER and not is_mfa_enabled(request.user):
            raise SecondFactorNeeded()
        setattr(request, REMEMBERED, kept)
    return kept


def actor_of_subject(actor: Actor, *, subject: UUID, purpose: str = "sale") -> Actor:
    """The same for a named user (commands, drivers, demo). Raises NotFound for others than the system and oneself."""
    if not actor.is_system and actor.subject != subject:
        raise NotFound()
    user = User.objects.filter(subject=subject, is_active=True).first()
    if user is None:
        raise NotFound()
    return _actor(user, purpose)


def _actor(user: User, purpose: str) -> Actor:
    held = list(Membership.objects.filter(user=user, ended=None).values_list("kind", "reference", "market"))

    def of(kind: MembershipKind) -> frozenset[UUID]:
        return frozenset(reference for what, reference, _ in held if what == kind and reference is not None)

    return Actor(
        subject=user.subject,
        kind=ActorKind(user.kind),
        parties=of(MembershipKind.PARTY),
        agents=of(MembershipKind.AGENT),
        outlets=of(MembershipKind.OUTLET),
        markets=frozenset(market for what, _, market in held if what == MembershipKind.MARKET),
        purpose=purpose,
    )
