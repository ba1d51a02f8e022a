"""Signing out elsewhere: a lost phone, a borrowed computer."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound


@operation
def end_sign_in(actor: Actor, *, sign_in: int) -> None:
    """End one of the actor's own sign-ins at once. Raises `NotFound`."""
    row = UserSession.objects.filter(user_id=actor.subject, pk=sign_in).first()
    if row is None:
        raise NotFound()
    row.end()


@operation
def end_other_sign_ins(actor: Actor, *, current: str) -> None:
    """End every sign-in of the actor but the one with this session key."""
    for row in UserSession.objects.filter(user_id=actor.subject).exclude(session_key=current):
        row.end()
