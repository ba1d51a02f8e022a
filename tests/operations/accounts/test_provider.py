"""Murmelbahn as OpenID Connect provider: code flow with PKCE; the subject is the user's UUID."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from allauth.idp.oidc.internal.oauthlib import authorization_codes
from allauth.idp.oidc.models import Client, Token
from django.core.cache import cache
from django.http import HttpResponse
from django.test import override_settings
from tests.operations.accounts.browsing import Browser

from murmelbahn.accounts.operations import create_user
from murmelbahn.app import secrets
from murmelbahn.app.signin.redirects import registered
from murmelbahn.kernel.actor import SYSTEM

EMAIL, PASSWORD = "eva@example.org", "correct horse battery"
CALLBACK = "https://app.example.org/callback"
VERIFIER = "v" * 64


@pytest.fixture
def client(world: str) -> Iterator[Client]:
    with override_settings(IDP_OIDC_PRIVATE_KEY=secrets.signing_key()):
        yield Client.objects.create(
            id="app", name="App", type=Client.Type.PUBLIC, scopes="openid", redirect_uris=CALLBACK, skip_consent=True
        )


def _asked(redirect: str = CALLBACK) -> str:
    challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
    return "/identity/o/authorize?" + urlencode(
        {
            "response_type": "code", "client_id": "app", "redirect_uri": redirect, "scope": "openid", "state": "s",
            "nonce": "n", "code_challenge": challenge, "code_challenge_method": "S256",
        }
    )  # fmt: skip


def _code(browser: Browser) -> str:
    return parse_qs(urlsplit(browser.get(_asked())["Location"]).query)["code"][0]


def _spend(browser: Browser, code: str, verifier: str = VERIFIER) -> HttpResponse:
    return browser.post(
        "/identity/o/api/token",
        {
            "grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK, "client_id": "app",
            "code_verifier": verifier,
        },
    )  # fmt: skip


def test_the_subject_of_the_token_is_the_users_uuid(client: Client) -> None:
    subject = create_user(SYSTEM, email=EMAIL, password=PASSWORD)
    browser = Browser()
    browser.sign_in(EMAIL, PASSWORD)
    answer = _spend(browser, _code(browser))
    keys = jwt.PyJWKSet.from_json(browser.get("/.well-known/jwks.json").content.decode())
    token = answer.json()["id_token"]
    claims = jwt.decode(token, keys[jwt.get_unverified_header(token)["kid"]], algorithms=["RS256"], audience="app")
    assert claims["sub"] == str(subject)
    assert (claims["aud"], claims["nonce"]) == ("app", "n")
    assert "email" not in claims


def test_a_code_that_comes_twice_takes_back_what_it_gave(client: Client) -> None:
    """RFC 6749, section 4.1.2. Who does not know its proof does not spend it."""
    create_user(SYSTEM, email=EMAIL, password=PASSWORD)
    browser = Browser()
    browser.sign_in(EMAIL, PASSWORD)
    other, code = _code(browser), _code(browser)
    assert _spend(browser, code, "w" * 64).json() == {"error": "invalid_grant"}
    assert _spend(browser, code).status_code == 200
    given = set(Token.objects.values_list("hash", flat=True))
    assert given
    assert _spend(browser, "x" * 30).json() == {"error": "invalid_grant"}
    assert set(Token.objects.values_list("hash", flat=True)) == given
    assert _spend(browser, code).json() == {"error": "invalid_grant"}
    assert not Token.objects.exists()
    assert _spend(browser, other).status_code == 200


def test_of_two_who_come_at_once_with_a_code_one_is_served(client: Client) -> None:
    """Both have read the code before one of them has spent it."""
    create_user(SYSTEM, email=EMAIL, password=PASSWORD)
    browser = Browser()
    browser.sign_in(EMAIL, PASSWORD)
    code = _code(browser)
    known = authorization_codes.lookup("app", code)
    assert _spend(browser, code).status_code == 200
    cache.set(authorization_codes.cache_key("app", code), known)
    assert _spend(browser, code).json() == {"error": "invalid_grant"}
    assert not Token.objects.exists()


def test_a_code_goes_to_no_other_address(client: Client) -> None:
    create_user(SYSTEM, email=EMAIL, password=PASSWORD)
    browser = Browser()
    browser.sign_in(EMAIL, PASSWORD)
    for other in (
        "https://evil.example/callback", f"{CALLBACK}?a=1", f"{CALLBACK}#a", f"{CALLBACK}/", "https://APP.example.org/callback",
        "https://app.example.org:443/callback",
    ):  # fmt: skip
        answer = browser.get(_asked(other))
        assert "code=" not in answer.get("Location", ""), other
        assert "example.org" not in answer.get("Location", ""), other
        assert "evil.example" not in answer.get("Location", "")
    assert "code=" in browser.get(_asked())["Location"]


def test_an_app_on_ones_own_machine_takes_any_port() -> None:
    known = ["http://127.0.0.1/back", "http://[::1]:80/back", CALLBACK]
    taken = ("http://127.0.0.1/back", "http://127.0.0.1:4711/back", "http://[::1]:4711/back")
    other = (
        "http://127.0.0.1:4711/",
        "http://127.0.0.1.evil.example/back",
        "https://127.0.0.1/back",
        "http://127.0.0.1:x/back",
    )
    assert [registered(one, known) for one in taken] == [True, True, True]
    assert [registered(one, known) for one in other] == [False, False, False, False]


@pytest.mark.parametrize("method", ["&code_challenge_method=plain", ""])
def test_a_proof_key_that_is_not_hashed_gets_no_code(client: Client, method: str) -> None:
    """As the discovery document says; without a method the standard's own default is meant, which is not hashed."""
    create_user(SYSTEM, email=EMAIL, password=PASSWORD)
    browser = Browser()
    browser.sign_in(EMAIL, PASSWORD)
    back = browser.get(_asked().replace("&code_challenge_method=S256", method))["Location"]
    assert back.startswith(CALLBACK)
    answer = parse_qs(urlsplit(back).query)
    assert (answer["error"], answer["state"]) == (["invalid_request"], ["s"])
    assert "code" not in answer


def test_the_house_says_what_it_offers(client: Client) -> None:
    offered = json.loads(Browser().get("/.well-known/openid-configuration").content)
    assert offered["issuer"].startswith("http://localhost")
    assert offered["code_challenge_methods_supported"] == ["S256"]
