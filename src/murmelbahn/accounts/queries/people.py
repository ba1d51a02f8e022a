"""Who there is, for operators and for the demo's sign-in page."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from murmelbahn.accounts.models import User
from murmelbahn.accounts.terms import Person
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.kernel.sql import ask_one


def in_demo_world(actor: Actor) -> bool:
    """Whether this is a demo installation and the world has a clock of its own. A live world is never one."""
    if not settings.MURMELBAHN_DEMO:
        return False
    row = ask_one("SELECT kind = 'set' FROM kernel_clock WHERE id = 1")
    return bool(row and row[0])


def people(actor: Actor, *, limit: int = 50) -> tuple[Person, ...]:
    """Active users, staff first. Raises NotAllowed unless the system or an operator asks."""
    if actor.kind not in {ActorKind.SYSTEM, ActorKind.OPERATOR}:
        raise NotAllowed()
    found = User.objects.filter(is_active=True).order_by("joined", "subject")[:limit]
    return tuple(
        Person(
            subject=user.subject, email=user.email, name=user.name, kind=ActorKind(user.kind), language=user.language
        )
        for user in found
    )


def colleagues(actor: Actor, *, subjects: Iterable[UUID]) -> dict[UUID, str]:
    """Names of staff of the national company, for staff: who proposed, who released. Raises NotAllowed."""
    if not actor.is_system and actor.kind not in STAFF:
        raise NotAllowed()
    wanted = frozenset(subjects)
    found = User.objects.filter(subject__in=wanted, kind__in=[one.value for one in STAFF]) if wanted else ()
    return {user.subject: user.name or user.email for user in found}
