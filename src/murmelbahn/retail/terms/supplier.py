"""The agent as supplier of its services: what a self-billed invoice says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.retail.terms.network import OutletAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """`address` is its first outlet's. `vat_id` is empty until it is recorded: then no self-billed invoice may be written."""

    agent: UUID
    name: str
    address: OutletAddress
    vat_id: str
    register: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Payee:
    """Where an agent is paid: the account that two persons recorded and approved, and when it came to count."""

    agent: UUID
    holder: str
    iban: str
    recorded_by: UUID
    approved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentAccount:
    """An account recorded for an agent, with the last four characters of its IBAN. Without `approved_by` it does not count
    yet: another person than `recorded_by` must release it."""

    agent: UUID
    account: UUID
    holder: str
    shown: str
    recorded_by: UUID
    recorded_at: datetime
    approved_by: UUID | None
