"""Who calls the API in these tests: every role, on its own side and on a foreign one, each with a token of our provider."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from allauth.idp.oidc.models import Token
from django.test import Client as Http
from django.utils import timezone

from murmelbahn.accounts.operations import create_user, register_app, register_machine
from murmelbahn.accounts.rules import scopes_of
from murmelbahn.accounts.terms import Scope
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.retail import operations as retail
from murmelbahn.retail.terms import OutletAddress
from tests.browser.cast import Cast


@dataclass
class Caller:
    """One of the roles, with its bearer token; empty for nobody."""

    name: str
    token: str = ""
    http: Http = field(default_factory=lambda: Http(SERVER_NAME="localhost", enforce_csrf_checks=True))

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        sent: dict[str, Any] = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            named["Authorization"] = f"Bearer {self.token}"
        return self.http.generic(method, f"/api/v1{path}", headers=named, **sent)

    def get(self, path: str, **headers: str) -> Any:
        return self.call("GET", path, **headers)

    def post(self, path: str, body: Any = None, *, key: str = "", version: int | None = None) -> Any:
        seen = {} if version is None else {"If_Match": f'"{version}"'}
        return self.call("POST", path, body, Idempotency_Key=key or f"test-{new_id()}", **seen)


@dataclass
class Stage:
    """A played world and everybody who calls."""

    cast: Cast
    callers: dict[str, Caller]

    def __getitem__(self, name: str) -> Caller:
        return self.callers[name]


def settle(cast: Cast) -> Stage:
    town = cast.town
    app = register_app(SYSTEM, name="App", redirect_uris=("https://app.example.org/cb",), scopes=tuple(Scope)).client
    foreign = retail.open_agent(town.sales, market="DE", seller=town.seller, code="B1", name="Autohaus B")
    retail.sign_contract_version(town.sales, agent=foreign, valid_from=date(2026, 1, 1), commission_terms="standard")
    address = OutletAddress(street="Weg 1", postal_code="10115", city="Berlin", country="DE")
    elsewhere = retail.open_outlet(
        town.sales, agent=foreign, code="B1-1", name="B", address=address, zone="Europe/Berlin"
    )
    ties: dict[str, tuple[ActorKind, dict[str, Any]]] = {
        "customer": (ActorKind.CUSTOMER, {"parties": [cast.people["invoiced"][1]]}),
        "foreign customer": (ActorKind.CUSTOMER, {"parties": [cast.people["ordered"][1]]}),
        "adviser": (ActorKind.ADVISER, {"agents": [town.agent], "outlets": [town.outlet], "markets": ["DE"]}),
        "foreign adviser": (ActorKind.ADVISER, {"agents": [foreign], "outlets": [elsewhere], "markets": ["DE"]}),
        "sales": (ActorKind.NSC_SALES, {"markets": ["DE"]}),
        "finance": (ActorKind.NSC_FINANCE, {"markets": ["DE"]}),
        "foreign sales": (ActorKind.NSC_SALES, {"markets": ["AT"]}),
        "foreign finance": (ActorKind.NSC_FINANCE, {"markets": ["AT"]}),
        "product manager": (ActorKind.PRODUCT_MANAGER, {"markets": ["DE"]}),
        "operator": (ActorKind.OPERATOR, {}),
    }
    callers = {"anonymous": Caller("anonymous")}
    for name, (kind, bounds) in ties.items():
        email = f"{name.replace(' ', '.')}@callers.example"
        subject = create_user(SYSTEM, email=email, kind=kind, **bounds)
        callers[name] = Caller(name, token_for(app, subject, tuple(scopes_of(kind))))
    for name, agent, outlet in (("machine", town.agent, town.outlet), ("foreign machine", foreign, elsewhere)):
        made = register_machine(
            SYSTEM, name=name, kind=ActorKind.ADVISER, scopes=scopes_of(ActorKind.ADVISER), agents=[agent],
            outlets=[outlet], markets=["DE"],
        )  # fmt: skip
        callers[name] = Caller(name, token_for(made.client, None, tuple(scopes_of(ActorKind.ADVISER))))
    return Stage(cast, callers)


def token_for(client: str, subject: UUID | None, scopes: tuple[str, ...]) -> str:
    """An access token as the provider makes one; how it is really got is tested beside this."""
    value = f"token-{new_id()}"
    token = Token(
        type=Token.Type.ACCESS_TOKEN, client_id=client, user_id=subject, expires_at=timezone.now() + timedelta(hours=9)
    )
    token.set_value(value)
    token.set_scopes(list(scopes))
    token.save()
    return value
