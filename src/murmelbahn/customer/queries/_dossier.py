"""One party version with all that is proven about it, in one statement: every gate of every deal reads it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import fields
from typing import Any
from uuid import UUID

from murmelbahn.customer.terms import CompanyData, IdentityProof, Party, PartyKind, PersonData, Screening, VatIdCheck
from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.sql import ask, ask_one

_DATA: dict[str, type[PersonData] | type[CompanyData]] = {"private": PersonData, "company": CompanyData}
_FOUND = """
SELECT party.id, to_jsonb(stored) AS data, party.kind, party.market, party.seller, party.current,
  EXISTS (SELECT 1 FROM customer_emailproof AS proof
          WHERE proof.party_id = party.id AND proof.digest = stored.email_digest) AS email_proven,
  (SELECT jsonb_build_object('result', found.result, 'checked_at', found.at, 'reference', found.reference)
   FROM customer_vat_id_check AS found JOIN customer_partyversion AS asked ON asked.id = found.version_id
   WHERE asked.party_id = party.id AND asked.vat_id = stored.vat_id
   ORDER BY found.at DESC, found.id DESC LIMIT 1) AS vat_check,
  (SELECT max(again.at) FROM customer_vat_id_ask AS again
   JOIN customer_partyversion AS about ON about.id = again.version_id
   WHERE about.party_id = party.id AND about.vat_id = stored.vat_id) AS vat_asked_at,
  (SELECT jsonb_build_object('check', found.id, 'document', found.document, 'checked_at', found.at,
                             'checked_by', found.by, 'expires_on', found.expires_on)
   FROM customer_identity_check AS found JOIN customer_partyversion AS shown ON shown.id = found.version_id
   WHERE shown.party_id = party.id AND found.document <> 'driving_licence'
   ORDER BY found.at DESC, found.id DESC LIMIT 1) AS identity,
  (SELECT jsonb_agg(jsonb_build_object('kind', last.kind, 'result', last.result, 'version', stored.version,
                                       'at', last.at, 'provider', last.provider, 'reference', last.reference))
   FROM (SELECT DISTINCT ON (kind) * FROM customer_screening AS found
         WHERE found.version_id = stored.id ORDER BY kind, at DESC, id DESC) AS last) AS screenings
FROM customer_partyversion AS stored JOIN customer_party AS party ON party.id = stored.party_id
WHERE """
_ONE = f"{_FOUND} party.id = %s AND stored.version = coalesce(%s, party.current)"
_MANY = f"{_FOUND} party.id = ANY(%s::uuid[]) AND stored.version = party.current"
"""A driving licence proves no identity. The VAT id's last answer counts, whichever version with that id was asked."""


def dossier(party: UUID, version: int | None) -> Party | None:
    """The version (the present one for None), or None; the caller has checked the right to see it."""
    row = ask_one(_ONE, [party, version])
    return None if row is None else _read(row)


def dossiers(parties: Collection[UUID]) -> dict[UUID, Party]:
    """The present versions of many, in one statement too."""
    rows = ask(_MANY, [list(parties)])
    return {row[0]: _read(row) for row in rows}


def _read(row: tuple[Any, ...]) -> Party:
    party, data_text, kind, market, seller, current, proven, vat_check, vat_asked_at, identity, screenings = row
    data: dict[str, Any] = json.loads(data_text)
    body = _DATA[kind]
    return Party(
        party=party,
        kind=PartyKind(kind),
        market=market,
        seller=seller,
        version=data["version"],
        current=current,
        data=from_json(body, {field.name: data[field.name] for field in fields(body)}),
        email_proven=proven,
        vat_check=None if vat_check is None else from_json(VatIdCheck, json.loads(vat_check)),
        vat_asked_at=vat_asked_at,
        identity=None if identity is None else from_json(IdentityProof, json.loads(identity)),
        screenings=tuple(from_json(Screening, answer) for answer in json.loads(screenings or "[]")),
    )
