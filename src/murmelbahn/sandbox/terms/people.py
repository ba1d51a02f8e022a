"""Who acts in a furnished world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentSpec:
    """An agent (a company) with one outlet and its advisers, as written in the data of the sandbox."""

    market: str
    code: str
    name: str
    street: str
    postal_code: str
    city: str
    vat_id: str
    """Under which it supplies its services: the seller bills the commission in its name."""
    register: str
    advisers: tuple[str, ...]
    """Names; the mail address is made from them."""
    region: str = ""
    """Whose public holidays the outlet keeps, as the calendar of the country names it: `BY`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where invented customers of a market live, and what a company there is entered under."""

    street: str
    postal_code: str
    city: str
    register_number: str
    vat_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A member of staff of the national companies: one click signs in as this person."""

    email: str
    name: str
    kind: ActorKind
    markets: tuple[str, ...]
    language: str = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """An adviser at an outlet."""

    agent: UUID
    outlet: UUID
    code: str
    adviser: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketCast:
    """Who sells in a market: the seller, its staff (two persons of finance: four eyes), its stands, its lenders' parties."""

    market: str
    seller: str
    zone: str
    iban: str
    sales: Actor
    finance: Actor
    second: Actor
    stands: tuple[Stand, ...]
    lessor: UUID


Cast = Mapping[str, MarketCast]
"""By market."""
