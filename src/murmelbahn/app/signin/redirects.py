"""People are sent back to exactly the address an app has registered: RFC 9700, section 2.1, asks for a comparison of texts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.idp.oidc.internal.oauthlib.request_validator import OAuthLibRequestValidator

LOOPBACK = frozenset({"127.0.0.1", "::1"})


def exact_only() -> None:
    """The library lets an address pass that has parameters more, or other capitals, than the registered one. Ours does not."""
    OAuthLibRequestValidator.validate_redirect_uri = _validate


def registered(uri: str, known: list[str]) -> bool:
    """Whether an address is one of the registered. An app on the person's own machine takes a port that is free just then, so
    of a loopback address the port may differ (RFC 8252, section 7.3)."""
    return uri in known or (_without_port(uri) or uri) in {_without_port(one) for one in known}


def _without_port(uri: str) -> str | None:
    """A loopback address without its port; None for every other."""
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme != "http" or parts.hostname not in LOOPBACK:
        return None
    return urlunsplit(parts._replace(netloc=parts.netloc.removesuffix(f":{port}")))


def _validate(_: Any, client_id: str, redirect_uri: str, request: Any, *args: Any, **more: Any) -> bool:
    return registered(redirect_uri, request.client.get_redirect_uris())
