"""Proof keys of apps (PKCE) are hashed: RFC 9700, section 2.1.1, asks for S256."""

from __future__ import annotations

from oauthlib.oauth2 import AuthorizationCodeGrant

S256 = "S256"


def hashed_only() -> None:
    """The library also takes a proof key that is sent as it is (`plain`), even where an app names no method. Ours does not: such
    an app is sent back with `invalid_request`, as it is told by the discovery document."""
    known = AuthorizationCodeGrant._code_challenge_methods
    AuthorizationCodeGrant._code_challenge_methods = {S256: known[S256]}
