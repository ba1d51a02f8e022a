"""Who calls the API: by an access token of our own provider, or by the session of our own pages."""

from __future__ import annotations

from allauth.idp.oidc.models import Token
from django.http import HttpRequest

from murmelbahn.accounts.queries.actors import actor_of, actor_of_token
from murmelbahn.accounts.rules import scopes_of
from murmelbahn.accounts.terms import TokenUnknown
from murmelbahn.ui.api.caller import Caller
from murmelbahn.ui.api.problems import OldForm

LONGEST = 4096


def caller_of(request: HttpRequest) -> Caller:
    """The caller and its scopes. A call that brings a token is judged by it alone.

    Raises `SignInFirst`, `TokenUnknown`, `SecondFactorNeeded`, and `OldForm` for a session's call without its form token.
    """
    brought = request.headers.get("Authorization")
    if brought is not None:
        return _by_token(request, brought)
    from ninja.utils import check_csrf  # noqa: PLC0415 (brings all of ninja, which only who serves the API needs)

    actor = actor_of(request)
    if check_csrf(request) is not None:
        raise OldForm()
    return Caller(actor=actor, scopes=frozenset(scopes_of(actor.kind)))


def _by_token(request: HttpRequest, brought: str) -> Caller:
    scheme, _, value = brought.partition(" ")
    if scheme.lower() != "bearer" or not value or len(value) > LONGEST:
        raise TokenUnknown()
    token = Token.objects.select_related("user", "client").lookup(Token.Type.ACCESS_TOKEN, value)
    if token is None:
        raise TokenUnknown()
    here = request.build_absolute_uri("/")
    if (meant_for := token.get_resources()) and not any(here.startswith(one.rstrip("/")) for one in meant_for):
        raise TokenUnknown()
    actor = actor_of_token(token)
    scopes = frozenset(scopes_of(actor.kind)) & frozenset(token.get_scopes())
    return Caller(actor=actor, scopes=scopes, client=token.client_id or "")
