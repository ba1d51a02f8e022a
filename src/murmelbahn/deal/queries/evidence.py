"""Evidence of a deal, from each copy itself: contract versions, value's frozen terms and books, build, car, papers, stations."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import UUID

from murmelbahn.deal.models import AgreementVersion, Deal, DealParty
from murmelbahn.deal.ports import station_copies
from murmelbahn.deal.queries.rows import visible
from murmelbahn.deal.rules.verdict import judge
from murmelbahn.deal.terms import Track
from murmelbahn.deal.terms.verdict import Verdict
from murmelbahn.documents import queries as documents
from murmelbahn.documents.terms import Invoice as InvoicePaper
from murmelbahn.documents.terms import Paper
from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.fact import digest
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail import queries as retail
from murmelbahn.value import queries as value
from murmelbahn.vehicle import queries as vehicle

FIRST = {Track.VEHICLE: "chosen", Track.CUSTOMER: "lead", Track.VALUE: "priced"}
PARTS = ("net", "vat", "regtax", "passthrough", "gross")


def verdict(actor: Actor, *, deal: UUID) -> Verdict:
    """Do the streams agree about this deal? Compared from every stored copy. Raises `NotFound`."""
    row = visible(actor).filter(id=deal).first()
    if row is None:
        raise NotFound(kind="deal", id=deal)
    claims = [*_states(row), *_contract(row)]
    if row.offer is not None:
        claims += value.evidence(SYSTEM, deal=deal)
    if row.agreement:
        claims += [*_car(row), *_papers(row), *station_copies(SYSTEM, deal=deal)]
    return judge(claims)


def _amount(plain: dict[str, str]) -> str:
    return f"{plain['amount']} {plain['currency']}"


def _contract(row: Deal) -> list[Claim]:
    """The deal's own copy of every version: sealed, chained, and saying the same as its columns."""
    claims: list[Claim] = []
    parent = ""
    for version in AgreementVersion.objects.filter(deal=row.id).order_by("n"):
        source = f"deal.version {version.n}"
        content = bytes(version.content)
        plain: dict[str, Any] = json.loads(content)
        claims += [
            Claim("value", f"seal of {source}", f"{source} sha256", version.sha256),
            Claim("value", f"seal of {source}", f"{source} bytes", hashlib.sha256(content).hexdigest()),
            Claim("value", f"parent of {source}", f"{source} row", version.parent),
            Claim("value", f"parent of {source}", "version before", parent),
            Claim("value", f"contract v{version.n}", source, version.sha256),
            Claim("value", f"gross v{version.n}", f"{source} row", f"{version.total} {version.currency}"),
            *(
                Claim("value", f"{part} v{version.n}", source, _amount(plain["price"]["totals"][part]))
                for part in PARTS
            ),
            Claim(
                "vehicle",
                f"car v{version.n}",
                source,
                digest({"features": plain["configuration"]["features"], "vin": plain["vin"]}),
            ),
        ]
        for role in ("buyer", "invoice_recipient"):
            party = plain["parties"][role]
            claims.append(Claim("customer", f"{role} v{version.n}", source, f"{party['party']} v{party['version']}"))
        parent = version.sha256
        if version.n == row.agreement:
            claims += _current(row, plain, source)
    return claims


def _current(row: Deal, plain: dict[str, Any], source: str) -> list[Claim]:
    """What holds for the version in force: items, features, parties as the deal keeps them."""
    sold = vehicle.configuration(SYSTEM, configuration=row.configuration)
    newest: dict[str, DealParty] = {}
    for party in DealParty.objects.filter(deal=row.id, since__lte=row.agreement).order_by("since"):
        newest[party.role] = party
    claims = [
        Claim("vehicle", "items", source, ",".join(plain["configuration"]["items"])),
        Claim("vehicle", "items", "vehicle.configuration", ",".join(sorted(sold.items))),
        Claim("vehicle", "configuration", source, plain["configuration"]["hash"]),
        Claim("vehicle", "configuration", "vehicle.configuration", sold.hash),
        Claim("vehicle", "features", source, ",".join(plain["configuration"]["features"])),
        Claim("vehicle", "features", "vehicle.configuration", ",".join(sorted(sold.features))),
    ]
    for role, agreed in plain["parties"].items():
        if role == "collector" or role not in newest:
            continue
        kept = newest[role]
        claims.append(Claim("customer", role, source, agreed["party"]))
        claims.append(Claim("customer", role, "deal.party", str(kept.party)))
    return claims


def _car(row: Deal) -> list[Claim]:
    """The build as ordered and as built, and the car that is bound to the deal."""
    claims: list[Claim] = []
    reported: tuple[str, ...] | None = None
    if row.build is not None:
        build = vehicle.build(SYSTEM, build=row.build)
        reported = build.as_built.items if build.as_built else None
        claims += [
            Claim("vehicle", "ordered configuration", "deal", str(row.configuration)),
            Claim("vehicle", "ordered configuration", "vehicle.build", str(build.configuration)),
        ]
        if build.vin and row.vin:
            claims += [
                Claim("vehicle", "vin", "deal", row.vin),
                Claim("vehicle", "vin", "vehicle.build", build.vin),
            ]
    if row.vin and not row.end:
        car = vehicle.car(SYSTEM, vin=row.vin)
        claims += [
            Claim("vehicle", "features", "vehicle.car as built", ",".join(sorted(car.features))),
            Claim("vehicle", "vin", "deal", row.vin),
            Claim("vehicle", "vin", "vehicle.car", car.vin if car.deal == row.id else f"bound to {car.deal}"),
        ]
        if reported is not None:
            claims += [
                Claim("vehicle", "items as built", "vehicle.build", ",".join(sorted(reported))),
                Claim("vehicle", "items as built", "vehicle.car", ",".join(sorted(car.items))),
            ]
        if car.registration is not None:
            keeper = DealParty.objects.filter(deal=row.id, role="keeper").order_by("-since").first()
            claims += [
                Claim("customer", "keeper", "vehicle.registration", str(car.registration.keeper)),
                Claim("customer", "keeper", "deal.party", str(keeper.party) if keeper else ""),
            ]
    return claims


def _papers(row: Deal) -> list[Claim]:
    """Frozen documents still have the bytes they had, and the protocol names the car that was sold."""
    claims: list[Claim] = []
    for summary in documents.documents_of(SYSTEM, deal=row.id):
        source = f"documents.{summary.kind.value} {summary.number or summary.id}"
        check = documents.verify(SYSTEM, document=summary.id)
        found = check.flaws[0].computed if check.flaws else summary.sha256
        claims += [
            Claim("value", f"seal of {source}", f"{source} sha256", summary.sha256),
            Claim("value", f"seal of {source}", f"{source} bytes", found),
        ]
        if not check.flaws:
            claims += _said(row, source, summary.number, documents.document(SYSTEM, document=summary.id).paper)
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


def _states(row: Deal) -> list[Claim]:
    """The three states are the fold of the facts, and the facts of the deal are numbered without a hole."""
    folded = {track.value: state for track, state in FIRST.items()}
    with world.connection().cursor() as cursor:
        cursor.execute(
            "SELECT seq, topic, body->>'track', body->>'source', body->>'target' FROM kernel_fact"
            " WHERE stream = 'deal' AND key = %s ORDER BY seq",
            [row.id],
        )
        facts = cursor.fetchall()
    claims: list[Claim] = []
    for expected, (seq, topic, track, source, target) in enumerate(facts, start=1):
        if seq != expected:
            claims += [
                Claim("customer", "facts without a hole", "kernel.fact", str(seq)),
                Claim("customer", "facts without a hole", "counted", str(expected)),
            ]
        if topic == "deal.track.moved":
            if folded[track] != source:
                claims += [
                    Claim(track, f"move {seq}", "fact source", source),
                    Claim(track, f"move {seq}", "state before", folded[track]),
                ]
            folded[track] = target
    for track in Track:
        claims += [
            Claim(track.value, "state", "deal", getattr(row, track.value)),
            Claim(track.value, "state", "fold of facts", folded[track.value]),
        ]
    return claims
