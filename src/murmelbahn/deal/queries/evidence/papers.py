"""The frozen documents and the handover protocol."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import AddressUse
from murmelbahn.deal.models import Deal
from murmelbahn.deal.rules.letters.postal import addressee
from murmelbahn.documents import queries as documents
from murmelbahn.documents.terms import Invoice as InvoicePaper
from murmelbahn.documents.terms import Paper, TakeoverConfirmation
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.fact import digest, to_json
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail import queries as retail

GONE = "gone"
People = dict[tuple[UUID, int], list[str]]


def papers(row: Deal) -> list[Claim]:
    """Frozen documents still have the bytes they had, and the protocol names the car that was sold."""
    claims: list[Claim] = []
    people: People = {}
    for stored in documents.verify_all(SYSTEM, deal=row.id):
        source = f"documents.{stored.kind} {stored.number or stored.document}"
        found = stored.flaws[0].computed if stored.flaws else stored.sha256
        claims += [
            Claim("value", f"seal of {source}", f"{source} sha256", stored.sha256),
            Claim("value", f"seal of {source}", f"{source} bytes", found),
        ]
        if stored.paper is not None:
            claims += [*_said(row, source, stored.number, stored.paper), *_addressed(source, stored.paper, people)]
    protocol = retail.protocol(SYSTEM, deal=row.id)
    if protocol is not None:
        claims += [
            Claim("vehicle", "vin", "retail.protocol", protocol.vin),
            Claim("vehicle", "vin", "deal", row.vin),
        ]
    return claims


def _said(row: Deal, source: str, number: str | None, paper: Paper) -> list[Claim]:
    """What a paper itself says: its own copy of the contract version it rests on, and the amount of an invoice."""
    claims: list[Claim] = []
    origin = paper.origin
    if origin is not None and origin.version:
        n = origin.version
        claims += [
            Claim("value", f"contract v{n}", source, origin.agreement),
            Claim("value", f"gross v{n}", source, str(origin.total)),
        ]
        if origin.vin and n == row.agreement and not row.end:
            claims.append(Claim("vehicle", "vin", source, origin.vin))
        claims += [
            Claim("customer", f"{one.role} v{n}", source, f"{one.party} v{one.version}")
            for one in origin.parties
            if one.role in ("buyer", "invoice_recipient")
        ]
    if isinstance(paper, InvoicePaper) and number:
        claims.append(Claim("value", f"invoice.gross of {number}", source, str(paper.bill.total.gross.amount)))
    return claims


def _addressed(source: str, paper: Paper, people: People) -> list[Claim]:
    """A paper is written to one of its parties as that version of it stood (a takeover confirmation to the lender, who is
    none). Only digests: a verdict names no person."""
    if paper.origin is None or not paper.origin.parties or isinstance(paper, TakeoverConfirmation):
        return []
    written = digest(to_json(paper.addressee))
    known = [one for party in paper.origin.parties for one in _people(party.party, party.version, people)]
    return [
        Claim("customer", f"addressee of {source}", source, written),
        Claim("customer", f"addressee of {source}", "customer.party", written if written in known else known[0]),
    ]


def _people(party: UUID, version: int, people: People) -> list[str]:
    """How a version of a party may be written to, by the use of its addresses; read once."""
    if (party, version) not in people:
        try:
            data = customer.party(SYSTEM, party=party, version=version).data
            people[party, version] = [digest(to_json(addressee(data, use=use))) for use in AddressUse]
        except NotFound:
            people[party, version] = [GONE]
    return people[party, version]
