"""What a letter copies from the contract: read from the frozen bytes of a version, or from the offer before there is one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from murmelbahn.deal.terms import Role
from murmelbahn.documents.terms import Origin, PartyCopy, PriceBasis
from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import OfferView, PartyRef
from murmelbahn.vehicle.terms import ConfigurationView


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One contract version (0: the offer). `artefact` names the catalogue its codes are from; `vin` where one was sold."""

    version: int
    sha256: str
    total: Money
    vin: str
    model: str
    artefact: str
    parties: Mapping[Role, PartyRef]
    basis: PriceBasis
    advance: Money | None = None

    def origin(self, *, source: UUID | None = None, digest: str = "", vin: str = "") -> Origin:
        """The machine's copy on a paper; `vin` of the car that was built for the contract since."""
        return Origin(
            source=source,
            digest=digest,
            version=self.version,
            agreement=self.sha256,
            total=self.total,
            vin=vin or self.vin,
            parties=tuple(
                PartyCopy(role=role.value, party=ref.party, version=ref.version)
                for role, ref in sorted(self.parties.items())
            ),
        )

    def readers(self, *roles: Role) -> tuple[UUID, ...]:
        """The parties in some roles, each once: who may see a paper."""
        return tuple(dict.fromkeys(self.parties[role].party for role in roles if role in self.parties))


def agreed_of(content: bytes, sha256: str) -> Agreed:
    """A contract version from its canonical bytes."""
    plain: dict[str, Any] = json.loads(content)
    return Agreed(
        version=plain["n"],
        sha256=sha256,
        total=from_json(Money, plain["price"]["totals"]["gross"]),
        vin=plain["vin"],
        model=plain["configuration"]["model"],
        artefact=plain["configuration"]["artefact"],
        parties={
            Role(role): PartyRef(party=UUID(one["party"]), version=one["version"])
            for role, one in plain["parties"].items()
        },
        basis=_basis(plain["price"]["lines"]),
        advance=from_json(Money, plain["advance"]) if plain["advance"] else None,
    )


def offered(offer: OfferView, sold: ConfigurationView, *, vin: str) -> Agreed:
    """An offer as if it were version 0; `sold` is the immutable configuration it was made for."""
    return Agreed(
        version=0,
        sha256=offer.digest,
        total=offer.terms.quote.totals.gross,
        vin=vin,
        model=sold.model,
        artefact=sold.artefact,
        parties={Role.BUYER: offer.terms.buyer, Role.INVOICE_RECIPIENT: offer.terms.invoice_recipient},
        basis=PriceBasis(offer.terms.quote.basis.value),
    )


def _basis(lines: Sequence[dict[str, Any]]) -> PriceBasis:
    """In which basis the frozen lines are priced: what was listed is either their gross or their net."""
    gross = all(line["amount"] == line["gross"] for line in lines)
    return PriceBasis.GROSS if gross else PriceBasis.NET
