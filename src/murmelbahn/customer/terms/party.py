"""Parties: one Customer ID each, private or company, with versions of their data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class PartyKind(StrEnum):
    PRIVATE = "private"
    COMPANY = "company"


class AddressUse(StrEnum):
    """What an address is for. Every party has a `registered` one: where a person lives, where a company sits."""

    REGISTERED = "registered"
    INVOICE = "invoice"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address. `country` is ISO 3166-1 alpha-2, `region` the part after the dash of ISO 3166-2 where taxes
    depend on it."""

    use: AddressUse = AddressUse.REGISTERED
    street: str
    postal_code: str
    city: str
    country: str
    region: str = ""
    addition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxId:
    """A tax number other than the VAT id, in the market that issued it: `kind` is a code such as `steuernummer` or
    `nif`."""

    market: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonData:
    """What is kept of a private person. `language` is ISO 639-1."""

    given_names: str
    family_name: str
    birth_date: date
    email: str
    language: str
    addresses: tuple[Address, ...]
    phone: str = ""
    tax_ids: tuple[TaxId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyData:
    """What is kept of a company. `signatories` are names as registered; `credit_terms` refers to terms kept by the
    value stream."""

    legal_name: str
    legal_form: str
    register_number: str
    email: str
    language: str
    addresses: tuple[Address, ...]
    vat_id: str = ""
    phone: str = ""
    signatories: tuple[str, ...] = ()
    tax_ids: tuple[TaxId, ...] = ()
    credit_terms: str = ""


PartyData = PersonData | CompanyData


class ActingRole(StrEnum):
    """What a person may do for a company."""

    SIGNATORY = "signatory"
    APPROVER = "approver"
    COLLECTOR = "collector"


@dataclass(frozen=True, slots=True)
class PartyRef:
    """A party as another room keeps it: id and version, never the data."""

    party: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A person's right to act for a company, from `since` until revoked."""

    person: UUID
    company: UUID
    role: ActingRole
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCard:
    """A party in lists: no more than is needed to recognise it."""

    party: UUID
    kind: PartyKind
    market: str
    version: int
    name: str
    city: str = ""
    """Of the registered address: people share names."""
