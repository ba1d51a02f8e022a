"""OAuth clients: apps people sign in with, and machines bound to an agent or a market."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit
from uuid import UUID

from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Client, Token

from murmelbahn.accounts.models import MachineClient, User
from murmelbahn.accounts.operations.memberships import MAY_GRANT, grant
from murmelbahn.accounts.rules import scopes_of
from murmelbahn.accounts.terms import ClientWrong, MembershipKind, NewClient, Scope
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound

MACHINES = frozenset({ActorKind.ADVISER, ActorKind.NSC_SALES, ActorKind.NSC_FINANCE, ActorKind.PRODUCT_MANAGER})
"""Roles a machine may have. None acts for a customer, and none runs the house."""
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@operation
def register_app(
    actor: Actor, *, name: str, redirect_uris: tuple[str, ...], scopes: Iterable[Scope], public: bool = True
) -> NewClient:
    """An app people sign in with, by authorization code. A public one has no secret and must use PKCE.

    Raises `NotAllowed`, and `ClientWrong` for an address that is neither https nor on the caller's own machine.
    """
    _require(actor)
    for uri in redirect_uris:
        parts = urlsplit(uri)
        if parts.fragment or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)):
            raise ClientWrong(reason=f"{uri[:80]} is not https")
    if not redirect_uris:
        raise ClientWrong(reason="an app needs an address to return to")
    secret = "" if public else get_adapter().generate_client_secret()
    client = _client(name, ["openid", "profile", "email", *scopes])
    client.type = Client.Type.PUBLIC if public else Client.Type.CONFIDENTIAL
    client.set_grant_types([Client.GrantType.AUTHORIZATION_CODE, Client.GrantType.REFRESH_TOKEN])
    client.set_redirect_uris(list(redirect_uris))
    client.set_secret(secret or get_adapter().generate_client_secret())
    client.save()
    return NewClient(client=client.id, secret=secret, subject=None)


@operation
def register_machine(
    actor: Actor,
    *,
    name: str,
    kind: ActorKind,
    scopes: Iterable[Scope],
    agents: Iterable[UUID] = (),
    outlets: Iterable[UUID] = (),
    markets: Iterable[str] = (),
) -> NewClient:
    """A machine that signs in by client credentials, bound to agents and outlets, or to markets; with all scopes of its
    role when none is named. It acts as a user of its own who can sign in nowhere else.

    Raises `NotAllowed`, and `ClientWrong` for a role no machine has, scopes its role does not hold, or no bounds at all.
    """
    _require(actor)
    agents, outlets, markets = tuple(agents), tuple(outlets), tuple(markets)
    wanted = frozenset(scopes) or scopes_of(kind)
    if kind not in MACHINES:
        raise ClientWrong(reason=f"no machine is {kind}")
    if beyond := wanted - scopes_of(kind):
        raise ClientWrong(reason=f"not held by {kind}: {', '.join(sorted(beyond))}")
    if (kind is ActorKind.ADVISER) != bool(agents) or not (agents or markets):
        raise ClientWrong(reason="an agent's machine is bound to its agent, a national one to its markets")
    subject = new_id()
    user = User(subject=subject, email=f"machine-{subject.hex}@machines.invalid", name=name, kind=kind.value)
    user.set_unusable_password()
    user.save()
    for what, ids in ((MembershipKind.AGENT, agents), (MembershipKind.OUTLET, outlets)):
        for one in ids:
            grant(actor, subject=subject, kind=what, reference=one)
    for market in markets:
        grant(actor, subject=subject, kind=MembershipKind.MARKET, market=market)
    secret = get_adapter().generate_client_secret()
    client = _client(name, wanted)
    client.set_grant_types([Client.GrantType.CLIENT_CREDENTIALS])
    client.response_types = ""
    client.set_secret(secret)
    client.save()
    MachineClient.objects.create(client=client.id, user=user, granted=now(), granted_by=actor.subject)
    return NewClient(client=client.id, secret=secret, subject=subject)


@operation
def end_client(actor: Actor, *, client: str) -> str:
    """The client and all its tokens are worth nothing any more. Raises `NotAllowed`, `NotFound`."""
    _require(actor)
    found = Client.objects.filter(id=client).first()
    if found is None:
        raise NotFound(kind="client", id=client)
    MachineClient.objects.filter(client=client, ended=None).update(ended=now())
    Token.objects.filter(client=found).delete()
    found.set_grant_types([])
    found.save(update_fields=["grant_types"])
    return client


def _require(actor: Actor) -> None:
    if actor.kind not in MAY_GRANT:
        raise NotAllowed()


def _client(name: str, scopes: Iterable[str]) -> Client:
    client = Client(id=get_adapter().generate_client_id(), name=name[:100], skip_consent=False)
    client.set_scopes(sorted(scopes))
    client.default_scopes = client.scopes
    return client
