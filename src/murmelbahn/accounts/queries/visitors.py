"""Who looks at the shop window, and by which address a user can be reached."""

from __future__ import annotations

from uuid import UUID

from allauth.account.models import EmailAddress
from django.http import HttpRequest

from murmelbahn.accounts.queries.actors import actor_of
from murmelbahn.kernel.actor import VISITOR, Actor
from murmelbahn.kernel.refusals import NotFound


def visitor_of(request: HttpRequest) -> Actor:
    """The signed-in user, or anybody. Raises SecondFactorNeeded for staff."""
    return actor_of(request) if request.user.is_authenticated else VISITOR


def address_of(actor: Actor, *, subject: UUID) -> str:
    """The e-mail address a user signs in with, which has answered; empty for one that has not. Raises NotFound for others
    than the system and oneself."""
    if not actor.is_system and actor.subject != subject:
        raise NotFound()
    found = EmailAddress.objects.filter(user=subject, primary=True, verified=True).first()
    return found.email if found else ""
