"""Words of the accounts room and its refusals."""

from __future__ import annotations

from dataclasses import dataclass
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
