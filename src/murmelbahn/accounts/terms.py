"""Words of the accounts room and its refusals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.actor import ActorKind
from murmelbahn.kernel.refusals import Refusal


class MembershipKind(StrEnum):
    """What a user may act for."""

    PARTY = "party"
    AGENT = "agent"
    OUTLET = "outlet"
    MARKET = "market"


class Scope(StrEnum):
    """What a caller of the API may ask for. A token carries some; a role holds some; what counts is what both have."""

    CATALOGUE_READ = "catalogue:read"
    CONFIGURATIONS_WRITE = "configurations:write"
    DEALS_READ = "deals:read"
    DEALS_ORDER = "deals:order"
    DEALS_HANDLE = "deals:handle"
    DEALS_DECIDE = "deals:decide"
    MONEY_READ = "money:read"
    MONEY_WRITE = "money:write"
    BOOKS_READ = "books:read"
    CUSTOMERS_READ = "customers:read"
    CUSTOMERS_WRITE = "customers:write"
    DESK_WRITE = "desk:write"
    NETWORK_READ = "network:read"
    NETWORK_WRITE = "network:write"
    PRODUCTS_WRITE = "products:write"
    OPERATIONS_READ = "operations:read"
    EVENTS_READ = "events:read"
    EVENTS_WRITE = "events:write"


class EmailTaken(Refusal):
    """Another user signs in with this address."""

    code, status = "accounts.user.email_taken", 409


class BadEmail(Refusal):
    """This is not an e-mail address."""

    code, status = "accounts.user.bad_email", 422


class DemoOnly(Refusal):
    """Signing in by one click exists in a demo world only."""

    code, status = "accounts.sign_in.demo_only", 403


class SignInFirst(Refusal):
    """Nobody is signed in."""

    code, status = "accounts.sign_in.required", 401


class SecondFactorNeeded(Refusal):
    """Staff act only with a second factor set up, except in a demo."""

    code, status = "accounts.sign_in.second_factor_needed", 403


class TokenUnknown(Refusal):
    """The bearer token is unknown, expired, or for another address."""

    code, status = "accounts.token.unknown", 401


class ClientWrong(Refusal):
    """A client that cannot be registered like this; `reason` says why."""

    code, status = "accounts.client.wrong", 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """Who calls, as the API answers: ids only. `scopes` are those of this call."""

    subject: UUID
    kind: ActorKind
    parties: tuple[UUID, ...]
    agents: tuple[UUID, ...]
    outlets: tuple[UUID, ...]
    markets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """A client that was just registered. The `secret` is shown once and kept as a hash; empty for apps of people."""

    client: str
    secret: str
    subject: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A user as lists show it."""

    subject: UUID
    email: str
    name: str
    kind: ActorKind
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMail:
    """A mail of a demo world: kept, never sent."""

    id: UUID
    recipient: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """One browser in which a user is signed in, by what it says of itself."""

    id: int
    browser: str
    system: str
    since: datetime
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A key in a device: signs in without a password. `used`: last time, if ever."""

    id: int
    name: str
    since: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInWays:
    """Every way in which a user can sign in. `codes_by_app`: a second factor by an authenticator app."""

    email: str
    name: str
    password: bool
    passkeys: tuple[Passkey, ...]
    codes_by_app: bool
    recovery_codes: int
