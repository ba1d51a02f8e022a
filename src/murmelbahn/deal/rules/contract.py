"""What a contract version says, in canonical form: the thing that is signed, hashed, and compared for ever after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.fact import adapter, canonical, digest, to_json
from murmelbahn.value.terms import ComponentKind, Quote
from murmelbahn.vehicle.terms import ConfigurationView


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """Version n of a deal's contract, ready to be frozen."""

    deal: UUID
    n: int
    parent: str
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainAmount:
    """An amount as the bytes have it, to the character."""

    amount: str
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainParty:
    """A party as the bytes have it."""

    party: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainCar:
    """The sold configuration as the bytes have it."""

    hash: str
    items: tuple[str, ...]
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLine:
    """One step of the price as the bytes have it."""

    kind: ComponentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPrice:
    """The totals as the bytes have them, and what was sold."""

    totals: dict[str, PlainAmount]
    lines: tuple[PlainLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractCopy:
    """What frozen bytes say, for comparing."""

    vin: str
    configuration: PlainCar
    parties: dict[str, PlainParty]
    price: PlainPrice


def copy_of(content: bytes) -> ContractCopy:
    """Read a version's bytes. Raises ValueError for bytes that are no contract."""
    read: ContractCopy = adapter(ContractCopy).validate_json(content)
    return read


def features_hash(configuration: ConfigurationView, vin: str) -> str:
    """What lender and contract bind to: the sold feature set, with the VIN where one car was sold."""
    return digest({"features": sorted(configuration.features), "vin": vin})


def contract(
    deal: DealView, *, n: int, parent: str, configuration: ConfigurationView, quote: Quote, contract_date: date
) -> Contract:
    """Freeze everything agreed. Ids and versions only: personal data stay with the customer stream."""
    plain: dict[str, Any] = {
        "deal": str(deal.id),
        "n": n,
        "parent": parent,
        "market": deal.market,
        "seller": deal.seller,
        "regime": deal.regime,
        "variant": deal.variant.value,
        "customer_kind": deal.customer_kind,
        "contract_date": contract_date.isoformat(),
        "place_of_registration": deal.place_of_registration,
        "region": deal.region,
        "place_of_delivery": deal.place_of_delivery,
        "vin": deal.vin if deal.variant.value == "stock" else "",
        "configuration": {
            "hash": configuration.hash,
            "artefact": configuration.artefact,
            "model": configuration.model,
            "items": sorted(configuration.items),
            "features": sorted(configuration.features),
            "co2_g_km": configuration.technical.co2_g_km,
        },
        "parties": {
            one.role.value: {"party": str(one.party), "version": one.version}
            for one in sorted(deal.parties, key=lambda one: one.role.value)
        },
        "price": {
            "totals": to_json(quote.totals),
            "lines": [to_json(line) for line in quote.lines],
            "taxes": [to_json(line) for line in quote.taxes],
            "tax_date": quote.tax_date.isoformat(),
            "release": quote.release,
        },
        "advance": None if deal.advance is None else to_json(deal.advance),
    }
    content = canonical(plain)
    return Contract(deal=deal.id, n=n, parent=parent, content=content, sha256=digest(plain))
