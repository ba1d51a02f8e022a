"""From a signed-in user to the kernel's Actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

from allauth.idp.oidc.models import Token
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from murmelbahn.accounts.models import MachineClient, Membership, User
from murmelbahn.accounts.terms import Me, MembershipKind, SecondFactorNeeded, SignInFirst, TokenUnknown
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotFound

REMEMBERED = "_murmelbahn_actor"
HELD = ("kind", "reference", "market")
Held: TypeAlias = tuple[str, UUID | None, str]


def actor_of(request: HttpRequest, *, purpose: str = "sale") -> Actor:
    """Who acts in this request; read once per request. Raises SignInFirst, and SecondFactorNeeded for staff."""
    if not isinstance(request.user, User) or not request.user.is_active:
        raise SignInFirst()
    kept: Actor | None = getattr(request, REMEMBERED, None)
    if kept is None or kept.purpose != purpose or kept.subject != request.user.subject:
        kept = _actor(request.user, purpose)
        _require_factor(kept, request.user)
        setattr(request, REMEMBERED, kept)
    return kept


def actor_of_token(token: Token, *, purpose: str = "sale") -> Actor:
    """Who acts with an access token: the user who signed in for it, or the one a machine client stands for.

    Raises `TokenUnknown` when there is none (any more), and SecondFactorNeeded for staff that signed in without one.
    """
    user = token.user or machine_user(token.client_id)
    if not isinstance(user, User) or not user.is_active:
        raise TokenUnknown()
    actor = _actor(user, purpose)
    if token.user is None:
        return replace(actor, machine=True)
    _require_factor(actor, user)
    return actor


def machine_user(client: str | None) -> User | None:
    """The user a machine client stands for."""
    bound = MachineClient.objects.filter(client=client, ended=None).select_related("user").first()
    return bound.user if bound else None


def me(actor: Actor) -> Me:
    """The actor itself."""
    return Me(
        subject=actor.subject,
        kind=actor.kind,
        parties=tuple(sorted(actor.parties)),
        agents=tuple(sorted(actor.agents)),
        outlets=tuple(sorted(actor.outlets)),
        markets=tuple(sorted(actor.markets)),
    )


def _require_factor(actor: Actor, user: User) -> None:
    if not settings.MURMELBAHN_DEMO and actor.kind is not ActorKind.CUSTOMER and not is_mfa_enabled(user):
        raise SecondFactorNeeded()


def actor_of_subject(actor: Actor, *, subject: UUID, purpose: str = "sale") -> Actor:
    """The same for a named user (commands, drivers, demo). Raises NotFound for others than the system and oneself."""
    if not actor.is_system and actor.subject != subject:
        raise NotFound()
    user = User.objects.filter(subject=subject, is_active=True).first()
    if user is None:
        raise NotFound()
    return _actor(user, purpose)


def actors_of_subjects(actor: Actor, *, subjects: Iterable[UUID]) -> dict[UUID, Actor]:
    """Several named users at once, for the demo's front door. Raises NotFound for others than the system."""
    if not actor.is_system:
        raise NotFound()
    users = list(User.objects.filter(subject__in=list(subjects), is_active=True))
    held: dict[UUID, list[Held]] = {}
    for row in Membership.objects.filter(user__in=users, ended=None).values_list("user", *HELD):
        held.setdefault(row[0], []).append(row[1:])
    return {user.subject: _made(user, held.get(user.subject, []), "sale") for user in users}


def _actor(user: User, purpose: str) -> Actor:
    return _made(user, list(Membership.objects.filter(user=user, ended=None).values_list(*HELD)), purpose)


def _made(user: User, held: Sequence[Held], purpose: str) -> Actor:
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
