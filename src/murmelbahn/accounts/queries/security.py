"""How a user signs in and where it is signed in: for the user itself."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from murmelbahn.accounts.models import User
from murmelbahn.accounts.terms import Passkey, SignIn, SignInWays
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
"""What a browser says of itself, and what people call it; the first that fits counts."""


def sign_ins(actor: Actor, *, current: str) -> tuple[SignIn, ...]:
    """Where the actor is signed in, newest first; `current` is the key of the session that asks."""
    rows = UserSession.objects.filter(user_id=actor.subject).order_by("-created_at", "-id")
    return tuple(
        SignIn(
            id=row.pk,
            browser=_called(row.user_agent, BROWSERS),
            system=_called(row.user_agent, SYSTEMS),
            since=row.created_at,
            current=row.session_key == current,
        )
        for row in rows
        if row.session_key == current or row.exists()
    )


def sign_in_ways(actor: Actor) -> SignInWays:
    """Password, passkeys, second factor. Raises `NotFound` for what is no user."""
    user = User.objects.filter(subject=actor.subject).first()
    if user is None:
        raise NotFound()
    found = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    keys = [one for one in found if one.type == Authenticator.Type.WEBAUTHN]
    codes = [one for one in found if one.type == Authenticator.Type.RECOVERY_CODES]
    return SignInWays(
        email=user.email,
        name=user.name,
        password=user.has_usable_password(),
        passkeys=tuple(
            Passkey(id=one.pk, name=one.wrap().name, since=one.created_at, used=one.last_used_at) for one in keys
        ),
        codes_by_app=any(one.type == Authenticator.Type.TOTP for one in found),
        recovery_codes=len(codes[0].wrap().get_unused_codes()) if codes else 0,
    )


def _called(agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if sign in agent), "")
