"""What is frozen in an offer and in every agreement version: value's own copy of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.value.terms.parties import PartyRef
from murmelbahn.value.terms.prices import Quote, Totals


class TaxClause(StrEnum):
    """Whether a tax that changes before its tax point changes the total."""

    FIXED = "fixed"
    FOLLOWS_LAW = "follows_law"


class Bearer(StrEnum):
    """Who bears the difference when tax at the tax point differs from the agreed one."""

    SELLER = "seller"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceClause:
    """`FIXED` by `SELLER` is the guaranteed gross; `FOLLOWS_LAW` at `tax_point` names who bears a rise (a fall is
    always passed on)."""

    vat: TaxClause = TaxClause.FOLLOWS_LAW
    regtax: TaxClause = TaxClause.FOLLOWS_LAW
    tax_point: str = "handover"
    bearer: Bearer = Bearer.SELLER


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionTerms:
    """The agent contract's version at the time of the agreement. `rate` in percent of the vehicle's net."""

    contract: str
    rate: Decimal
    handover_fee: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerms:
    """What the parties agree on, as far as it is money. `car` is the sha256 of the sold feature set (or VIN) that
    commitments are bound to."""

    quote: Quote
    buyer: PartyRef
    invoice_recipient: PartyRef
    customer_kind: CustomerKind
    car: str
    clause: PriceClause
    commission: CommissionTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCard:
    """What an offer comes to, taxes included, and the day it was made."""

    total: Money
    made_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView:
    """An offer as it was made; `terms` are read from its frozen bytes."""

    id: UUID
    deal: UUID
    terms: ContractTerms
    valid_until: date
    made_on: date
    digest: str
    expired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """One frozen version of a deal's contract. `parent` is the digest of the version before it."""

    id: UUID
    deal: UUID
    version: int
    parent: str
    digest: str
    terms: ContractTerms
    agreed_on: date

    @property
    def totals(self) -> Totals:
        return self.terms.quote.totals
