"""Signing in without a password: in a demo world, by one click, and nowhere else."""

from __future__ import annotations

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.http import HttpRequest

from murmelbahn.accounts.models import User
from murmelbahn.accounts.queries import in_demo_world
from murmelbahn.accounts.terms import DemoOnly
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import NotFound

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in_demo(request: HttpRequest, *, subject: UUID) -> UUID:
    """Signs the browser in as a demo person, in a new session. Raises DemoOnly, NotFound."""
    if not in_demo_world(SYSTEM):
        raise DemoOnly()
    user = User.objects.filter(subject=subject, is_active=True).first()
    if user is None:
        raise NotFound()
    if request.user.is_authenticated and request.user.pk != user.pk:
        request.session.flush()
    login(request, user, backend=BACKEND)
    UserSession.objects.create_from_request(request)
    return user.subject
