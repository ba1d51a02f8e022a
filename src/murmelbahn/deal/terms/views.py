"""What others see of a deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.deal.terms.board import Place
from murmelbahn.deal.terms.promise import Promise
from murmelbahn.deal.terms.states import LESSORS, Customer, End, Registrar, Role, Value, Variant, Vehicle
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRole:
    """Who a party is in the deal, in the version of its data that was agreed."""

    role: Role
    party: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DealView:
    """One deal as it stands."""

    id: UUID
    number: str
    market: str
    seller: str
    regime: str
    variant: Variant
    customer_kind: str
    vehicle: Vehicle
    customer: Customer
    value: Value
    end: End | None
    closed: bool
    version: int
    """Optimistic lock: a write names the version it saw."""
    agreement: int
    configuration: UUID
    model: str
    vin: str
    build: UUID | None
    offer: UUID | None
    agent: UUID
    outlet: UUID
    adviser: UUID | None
    place_of_registration: str
    region: str
    place_of_delivery: str
    registrar: Registrar
    """Who registers the car, by the offer and then by the contract."""
    planned_handover: date | None
    contract_date: date | None
    advance: Money | None
    finance_until: date | None
    """The contract stands subject to the loan until this day; None once a lender is bound, or where none is needed."""
    leave_asked_at: datetime | None
    """A customer without a right to it asked to leave the contract, and waits for the seller's answer."""
    leased: bool
    """A lessor pays: it becomes the buyer before there is an invoice."""
    opened_at: datetime
    moved_at: datetime
    withdrawal_until: date | None
    parties: tuple[PartyRole, ...]
    promise: Promise | None = None
    """The days the plant has named."""
    lent: bool = False
    """A bank or a lessor pays."""
    declined: bool = False
    """The seller did not accept the order; one that nobody answered lapsed by itself."""
    refund_by: date | None = None
    bring_back_by: date | None = None
    """By when a withdrawal wants the money and the car back; None without one, and for a car that never left."""

    @property
    def place(self) -> Place:
        """Where a page of a list ends that ends with this deal."""
        return Place(self.moved_at, self.id)

    @property
    def run_out(self) -> bool:
        """An offer was made and nobody took it in time: the deal stands where it did before, until there is a new one."""
        before = self.customer in (Customer.LEAD, Customer.IDENTIFIED)
        return before and self.offer is not None and self.end is None and not self.closed

    def cooling(self, today: date) -> bool:
        """A period of withdrawal has begun with the handover and is not over."""
        return self.withdrawal_until is not None and today <= self.withdrawal_until

    @property
    def waits_for_lessor(self) -> bool:
        """A lessor pays, and no party but the lessee has taken all of a lessor's roles yet."""
        taken = {self.party(role) for role in LESSORS}
        return self.leased and (len(taken) > 1 or self.party(Role.ORDERER) in taken)

    def party(self, role: Role) -> UUID:
        """The party in a role. Every role is filled from the first day."""
        return next(one.party for one in self.parties if one.role is role)

    def party_version(self, role: Role) -> int:
        return next(one.version for one in self.parties if one.role is role)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One contract version: canonical bytes of everything agreed, their hash, and the hash of its parent."""

    n: int
    parent: str
    sha256: str
    reason: str
    agreed_at: datetime
    content: bytes
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One sentence of the deal's story: a fact in plain words by code."""

    at: datetime
    code: str
    detail: dict[str, str]
    actor: UUID
