"""Who writes and who is written to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The national company as seller: the only sender a paper has. Never a retailer."""

    legal_name: str
    street: str
    postcode: str
    city: str
    country: str
    """ISO 3166 alpha-2, as for every country here."""
    register: str
    """Court and number of the commercial register: "Amtsgericht München, HRB 284 417"."""
    vat_id: str
    iban: str
    bic: str | None = None
    directors: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    brand: str = ""
    """Name beside the mark; the legal name if empty."""
    time_zone: str = "Europe/Berlin"
    """In which times of day are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Whom a paper is addressed to, as the party version had it on the day. `name` is one line, however long."""

    name: str
    street: str
    postcode: str
    city: str
    country: str
    addition: str = ""
    """Second line: "Attn. Ms Berger", "c/o ..."."""
    vat_id: str | None = None
    register: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who cares for the customer: the adviser at the agent's outlet. Named, but not the seller."""

    name: str
    outlet: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A place to sign; `signed` says how and when if it was signed electronically."""

    role: str
    name: str
    signed: str = ""
