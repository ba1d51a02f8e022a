"""An adviser's customers as pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.customer.terms import CompanyData, PersonData
from murmelbahn.retail.terms import Outlet
from murmelbahn.showroom.terms.account import ConsentLine, TouchLine
from murmelbahn.showroom.terms.drive import DriveLine
from murmelbahn.showroom.terms.sheets import DealLine
from murmelbahn.showroom.terms.stock import KeptLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """Whom the adviser leads through the shop window."""

    party: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerLine:
    """A customer in a list. `running` deals, and when one of them last moved. `city` and the last signs of the Customer ID tell
    people of one name apart."""

    party: UUID
    name: str
    city: str
    kind: str
    market: str
    running: int
    moved_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomersSheet:
    """A page of customers, the newest first. `after`: where the next page begins, empty at the end."""

    name: str
    lines: tuple[CustomerLine, ...]
    after: str
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingLine:
    """Somebody who acts for a company, or a company for whom a person acts."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSheet:
    """One customer as the agent may see it: data, who acts for it, deals, test drives, what it agreed to, its journey."""

    party: UUID
    name: str
    kind: str
    market: str
    person: PersonData | None
    company: CompanyData | None
    proven: bool
    identified: bool
    screened: bool
    vat_checked: str
    vat_checked_at: datetime | None
    vat_waits: bool
    version: int
    acting: tuple[ActingLine, ...]
    running: tuple[DealLine, ...]
    past: tuple[DealLine, ...]
    drives: tuple[DriveLine, ...]
    kept: tuple[KeptLine, ...]
    consents: tuple[ConsentLine, ...]
    journey: tuple[TouchLine, ...]
    more: int
    outlets: tuple[Outlet, ...]
    zone: str
