"""Party data and their columns, both ways."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import Any

from murmelbahn.customer.models import PartyVersion
from murmelbahn.customer.terms import CompanyData, PartyData, PartyKind, PersonData
from murmelbahn.kernel.fact import from_json, to_json


def columns(data: PartyData) -> dict[str, Any]:
    """The columns of a version: every field has the column of its name; the digest is what a proof is found by."""
    return {**to_json(data), "email_digest": email_digest(data.email)}


def read_data(kind: str, row: PartyVersion) -> PartyData:
    """The data of a stored version."""
    body: type[PersonData] | type[CompanyData] = PersonData if kind == PartyKind.PRIVATE else CompanyData
    return from_json(body, {field.name: getattr(row, field.name) for field in fields(body)})


def email_digest(email: str) -> str:
    """sha256 of the address in lower case: what a proof is kept by."""
    return hashlib.sha256(email.strip().casefold().encode()).hexdigest()
