"""Tokens as foreign programs get them: code flow with PKCE by authlib, client credentials for a machine, over real HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest
import requests

EMAIL, PASSWORD = "eva@example.org", "correct horse battery"
CALLBACK = "http://localhost:9/callback"


@pytest.fixture
def address(world: str) -> Iterator[str]:
    from django.test import override_settings

    from murmelbahn.app import secrets
    from tests.serving import served

    with override_settings(IDP_OIDC_PRIVATE_KEY=secrets.signing_key()), served() as url:
        yield url


def _signed_in(address: str) -> requests.Session:
    browser = requests.Session()
    page = browser.get(f"{address}/account/login/").text
    answer = browser.post(
        f"{address}/account/login/",
        {"login": EMAIL, "password": PASSWORD, "csrfmiddlewaretoken": _token_in(page)},
        allow_redirects=False,
    )
    assert answer.status_code == 302
    return browser


def _token_in(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found[1]


def _consent(browser: requests.Session, url: str) -> str:
    """The person reads what is asked for and agrees; gives the address the browser is sent back to."""
    page = browser.get(url)
    assert page.status_code == 200, page.text[:500]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    scopes = re.findall(r'<input type="checkbox" name="scopes" value="([^"]+)"', page.text)
    answer = browser.post(url.partition("?")[0], {**fields, "scopes": scopes, "action": "grant"}, allow_redirects=False)
    assert answer.status_code == 302, answer.text[:500]
    return answer.headers["Location"]


def test_a_foreign_app_signs_a_person_in_and_calls_for_it(address: str) -> None:
    from authlib.common.security import generate_token
    from authlib.integrations.requests_client import OAuth2Session
    from joserfc import jwt
    from joserfc.jwk import KeySet

    from murmelbahn.accounts.operations import create_user, register_app
    from murmelbahn.accounts.terms import Scope
    from murmelbahn.kernel.actor import SYSTEM

    subject = create_user(SYSTEM, email=EMAIL, password=PASSWORD)
    made = register_app(SYSTEM, name="Shop", redirect_uris=(CALLBACK,), scopes=(Scope.DEALS_READ, Scope.NETWORK_READ))
    offered = requests.get(f"{address}/.well-known/openid-configuration").json()
    assert offered["response_types_supported"] == ["code"], "what no client of ours may do is not offered"
    app = OAuth2Session(
        made.client, scope="openid deals:read network:read", redirect_uri=CALLBACK, code_challenge_method="S256",
        token_endpoint_auth_method="none",
    )  # fmt: skip
    verifier, nonce = generate_token(64), generate_token()
    url, state = app.create_authorization_url(offered["authorization_endpoint"], code_verifier=verifier, nonce=nonce)
    back = _consent(_signed_in(address), url)
    assert parse_qs(urlsplit(back).query)["state"] == [state]

    with pytest.raises(Exception, match="invalid_grant"):
        app.fetch_token(offered["token_endpoint"], authorization_response=back, code_verifier="x" * 64, state=state)
    back = _consent(_signed_in(address), url)
    token = app.fetch_token(offered["token_endpoint"], authorization_response=back, code_verifier=verifier, state=state)

    keys = KeySet.import_key_set(requests.get(offered["jwks_uri"]).json())
    claims = jwt.decode(token["id_token"], keys, algorithms=["RS256"]).claims
    assert (claims["sub"], claims["aud"], claims["nonce"]) == (str(subject), made.client, nonce)
    assert app.get(f"{address}/api/v1/me").json()["subject"] == str(subject)
    assert app.get(f"{address}/api/v1/deals").json() == {"items": [], "next": None}
    beyond = app.get(f"{address}/api/v1/models")
    assert (beyond.status_code, beyond.json()["code"]) == (403, "ui.api.scope_missing")
    assert 'error="insufficient_scope", scope="catalogue:read"' in beyond.headers["WWW-Authenticate"]
    again = app.refresh_token(offered["token_endpoint"], refresh_token=token["refresh_token"])
    assert again["access_token"] != token["access_token"]


def test_a_machine_signs_in_by_itself_and_sees_its_agents_side(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from authlib.integrations.requests_client import OAuth2Session

    from murmelbahn.accounts.operations import end_client, register_machine
    from murmelbahn.accounts.terms import Scope
    from murmelbahn.kernel.actor import SYSTEM, ActorKind
    from murmelbahn.kernel.ids import new_id

    agent = new_id()
    made = register_machine(
        SYSTEM, name="DMS", kind=ActorKind.ADVISER, scopes=(Scope.DEALS_READ, Scope.NETWORK_READ), agents=[agent]
    )
    machine = OAuth2Session(made.client, made.secret, scope="deals:read network:read")
    token = machine.fetch_token(f"{address}/identity/o/api/token", grant_type="client_credentials")
    me = machine.get(f"{address}/api/v1/me").json()
    assert (me["subject"], me["agents"]) == (str(made.subject), [str(agent)])
    said = capsys.readouterr()
    assert token["access_token"] not in said.out + said.err, "a token is never logged"
    greedy = OAuth2Session(made.client, made.secret, scope="deals:decide")
    with pytest.raises(Exception, match="invalid_scope"):
        greedy.fetch_token(f"{address}/identity/o/api/token", grant_type="client_credentials")
    end_client(SYSTEM, client=made.client)
    assert machine.get(f"{address}/api/v1/me").status_code == 401
    with pytest.raises(Exception, match="unauthorized_client"):
        machine.fetch_token(f"{address}/identity/o/api/token", grant_type="client_credentials")


def test_no_machine_is_more_than_its_bounds(world: str) -> None:
    from murmelbahn.accounts.operations import register_app, register_machine
    from murmelbahn.accounts.terms import ClientWrong, Scope
    from murmelbahn.kernel.actor import SYSTEM, ActorKind
    from murmelbahn.kernel.ids import new_id

    read = (Scope.DEALS_READ,)
    for wrong in (
        {"kind": ActorKind.OPERATOR, "scopes": read, "markets": ["DE"]},
        {"kind": ActorKind.CUSTOMER, "scopes": read},
        {"kind": ActorKind.ADVISER, "scopes": read, "markets": ["DE"]},
        {"kind": ActorKind.ADVISER, "scopes": (Scope.DEALS_DECIDE,), "agents": [new_id()]},
        {"kind": ActorKind.NSC_SALES, "scopes": read},
    ):
        with pytest.raises(ClientWrong):
            register_machine(SYSTEM, name="M", **wrong)
    for uri in ("http://shop.example/cb", "javascript:alert(1)", "https://shop.example/cb#part"):
        with pytest.raises(ClientWrong):
            register_app(SYSTEM, name="A", redirect_uris=(uri,), scopes=read)


def test_a_person_reads_in_words_what_an_app_may_do(address: str) -> None:
    from murmelbahn.accounts.operations import create_user, register_app
    from murmelbahn.accounts.terms import Scope
    from murmelbahn.kernel.actor import SYSTEM

    create_user(SYSTEM, email=EMAIL, password=PASSWORD)
    made = register_app(SYSTEM, name="Shop", redirect_uris=(CALLBACK,), scopes=tuple(Scope))
    asked = {
        "client_id": made.client, "response_type": "code", "redirect_uri": CALLBACK, "scope": " ".join(Scope),
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256",
    }  # fmt: skip
    browser = _signed_in(address)
    for language, binding in (("de", "verbindlich bestellen"), ("en", "place binding orders")):
        page = browser.get(f"{address}/identity/o/authorize", params=asked, headers={"Accept-Language": language}).text
        assert binding in page
        labels = re.sub(r"<[^>]*>", "", page)
        assert [scope for scope in Scope if scope in labels] == []


def test_a_secret_is_the_same_encoded_or_not(address: str) -> None:
    """RFC 6749, 2.3.1 asks for form encoding in the header; many clients do it, and many do not."""
    from murmelbahn.accounts.operations import register_machine
    from murmelbahn.accounts.terms import Scope
    from murmelbahn.kernel.actor import SYSTEM, ActorKind

    for _ in range(5):
        made = register_machine(
            SYSTEM, name="ERP", kind=ActorKind.NSC_FINANCE, scopes=(Scope.BOOKS_READ,), markets=["DE"]
        )
        assert quote_plus(made.secret) == made.secret
    answer = requests.post(
        f"{address}/identity/o/api/token", {"grant_type": "client_credentials"},
        auth=(made.client, quote_plus(made.secret)),
    )  # fmt: skip
    assert answer.status_code == 200


def test_a_system_of_finance_is_registered_by_the_command_line(address: str) -> None:
    from click.testing import CliRunner

    from murmelbahn.retail.commands import client

    told = CliRunner().invoke(client, ["machine", "ERP", "--market", "DE", "--kind", "nsc_finance"]).output
    made = dict(line.split("=", 1) for line in told.split())
    answer = requests.post(
        f"{address}/identity/o/api/token", {"grant_type": "client_credentials"},
        auth=(made["CLIENT"], made["SECRET"].strip("'")),
    )  # fmt: skip
    token = answer.json()["access_token"]
    me = requests.get(f"{address}/api/v1/me", headers={"Authorization": f"Bearer {token}"}).json()
    assert (me["kind"], me["markets"]) == ("nsc_finance", ["DE"])
