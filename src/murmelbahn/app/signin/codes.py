"""A code is good for one sign-in: RFC 9700, section 4.5, and RFC 6749, section 4.1.2, ask what it gave to be taken back when it
comes again."""

from __future__ import annotations

import hashlib
from typing import Any

from allauth.idp.oidc.internal.oauthlib.request_validator import OAuthLibRequestValidator
from allauth.idp.oidc.models import Token
from django.core.cache import cache
from oauthlib.oauth2.rfc6749.errors import InvalidGrantError

REMEMBERED = 24 * 60 * 60
"""Seconds for which a spent code is known. A code that nobody spent is good for a minute."""

_valid = OAuthLibRequestValidator.validate_code
_confirmed = OAuthLibRequestValidator.confirm_redirect_uri


def once_only() -> None:
    """The library refuses a code that was spent, but leaves what it gave, and of two that come at once it may serve both. Ours
    serves one, and who comes with it again has both thrown out: it was stolen once, or is now."""
    OAuthLibRequestValidator.validate_code = _validate
    OAuthLibRequestValidator.confirm_redirect_uri = _confirm


def _validate(validator: Any, client_id: str, code: str, client: Any, request: Any, *args: Any, **more: Any) -> bool:
    if _valid(validator, client_id, code, client, request, *args, **more):
        return True
    _take_back(client.id, code)
    return False


def _confirm(
    validator: Any, client_id: str, code: str, redirect_uri: str, client: Any, request: Any, *args: Any, **more: Any
) -> bool:
    """The last that is asked before a token is made; so the first to spend the code is the one who showed its proof."""
    if not _confirmed(validator, client_id, code, redirect_uri, client, request, *args, **more):
        return False
    if not cache.add(_place(client.id, code), str(request.user.pk), timeout=REMEMBERED):
        _take_back(client.id, code)
        raise InvalidGrantError(request=request)
    return True


def _take_back(client_id: str, code: str) -> None:
    """What the app holds for the person of a spent code, renewed ones too: by then nobody knows in whose hands they are."""
    person = cache.get(_place(client_id, code))
    if person is not None:
        Token.objects.filter(client_id=client_id, user_id=person).delete()


def _place(client_id: str, code: str) -> str:
    return "spent." + hashlib.sha256(f"{client_id}:{code}".encode()).hexdigest()
