"""The deal's own copy of every contract version: sealed, chained, and saying the same as its columns and the deal's rows."""

from __future__ import annotations

import hashlib

from murmelbahn.deal.models import AgreementVersion, Deal
from murmelbahn.deal.queries.evidence.parties import NOBODY, kept_with_version
from murmelbahn.deal.rules.contract import ContractCopy, copy_of
from murmelbahn.deal.rules.registrar import registrar
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.fact import digest
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import every, where
from murmelbahn.markets import queries as markets
from murmelbahn.vehicle import queries as vehicle

PARTS = ("net", "vat", "regtax", "passthrough", "gross")
COMPARED = ("buyer", "invoice_recipient")
"""Roles of which other copies keep the version of the party's data, too."""
UNREADABLE = "unreadable"


def versions(row: Deal) -> list[Claim]:
    """Claims of all versions, and of the one in force against the configuration and the parties."""
    found = every(AgreementVersion, where("deal_agreementversion.deal = %s", row.id), order="n")
    claims = [
        Claim("value", "contract versions", "deal", str(row.agreement)),
        Claim("value", "contract versions", "deal.version", str(len(found))),
    ]
    parent = ""
    for version in found:
        source = f"deal.version {version.n}"
        content = bytes(version.content)
        claims += [
            Claim("value", f"seal of {source}", f"{source} sha256", version.sha256),
            Claim("value", f"seal of {source}", f"{source} bytes", hashlib.sha256(content).hexdigest()),
            Claim("value", f"parent of {source}", f"{source} row", version.parent),
            Claim("value", f"parent of {source}", "version before", parent),
            Claim("value", f"contract v{version.n}", source, version.sha256),
            Claim("value", f"gross v{version.n}", f"{source} row", f"{version.total} {version.currency}"),
        ]
        parent = version.sha256
        try:
            said = copy_of(content)
        except ValueError:
            claims += [
                Claim("value", f"words of {source}", "as written down", "a contract"),
                Claim("value", f"words of {source}", f"{source} bytes", UNREADABLE),
            ]
            continue
        claims += _said(version.n, source, said)
        if version.n == row.agreement:
            claims += [*_configured(row, source, said), *_parties(row, source, said), *_registrar(row, source, said)]
    return claims


def _said(n: int, source: str, said: ContractCopy) -> list[Claim]:
    """What the bytes of a version say that other streams' copies of it say, too."""
    car = digest({"features": list(said.configuration.features), "vin": said.vin})
    return [
        *(Claim("value", f"{part} v{n}", source, str(said.price.totals.get(part))) for part in PARTS),
        Claim("vehicle", f"car v{n}", source, car),
        *(
            Claim("customer", f"{role} v{n}", source, f"{one.party} v{one.version}")
            for role, one in said.parties.items()
            if role in COMPARED
        ),
    ]


def _configured(row: Deal, source: str, said: ContractCopy) -> list[Claim]:
    """Items and features of the version in force against the saved configuration."""
    claims = [
        Claim("vehicle", "items", source, ",".join(said.configuration.items)),
        Claim("vehicle", "configuration", source, said.configuration.hash),
        Claim("vehicle", "features", source, ",".join(said.configuration.features)),
    ]
    where_found = "vehicle.configuration"
    try:
        sold = vehicle.stored_configuration(SYSTEM, configuration=row.configuration)
    except (NotFound, ValueError):
        return [*claims, Claim("vehicle", "configuration", where_found, UNREADABLE)]
    return [
        *claims,
        Claim("vehicle", "items", where_found, ",".join(sorted(sold.items))),
        Claim("vehicle", "configuration", where_found, sold.hash),
        Claim("vehicle", "features", where_found, ",".join(sorted(sold.features))),
    ]


def _registrar(row: Deal, source: str, said: ContractCopy) -> list[Claim]:
    """Who registers the car, by what the version in force sold."""
    allowed = markets.market(SYSTEM, code=row.market).registration.by_agent_allowed
    sold = registrar((line.kind for line in said.price.lines), by_agent_allowed=allowed)
    return [
        Claim("customer", "who registers", "deal", row.registrar),
        Claim("customer", "who registers", source, sold.value),
    ]


def _parties(row: Deal, source: str, said: ContractCopy) -> list[Claim]:
    """Parties of the version in force against the deal's rows; who collects may change without a version."""
    rows = kept_with_version(row)
    nobody = (NOBODY, NOBODY)
    claims: list[Claim] = []
    for role, agreed in said.parties.items():
        if role != "collector":
            claims += [
                Claim("customer", role, source, agreed.party),
                Claim("customer", role, "deal.party", rows.get(role, nobody)[0]),
                Claim("customer", f"version of {role}", source, str(agreed.version)),
                Claim("customer", f"version of {role}", "deal.party", rows.get(role, nobody)[1]),
            ]
    return claims
