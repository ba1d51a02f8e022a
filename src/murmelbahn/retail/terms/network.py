"""Agents, outlets, advisers and who did what in a deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

HOLIDAYS = 0
"""In place of a weekday: the hours that an outlet keeps on public holidays. Without such hours it is closed then."""


class Duty(StrEnum):
    """What an agent does in a deal. `care` is the agent who looks after the deal; there is always exactly one."""

    CARE = "care"
    ADVICE = "advice"
    TEST_DRIVE = "test_drive"
    SIGNATURE = "signature"
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletAddress:
    """A business address; `country` is ISO 3166-1 alpha-2."""

    street: str
    postal_code: str
    city: str
    country: str
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """Open on `weekday` (1 Monday to 7 Sunday, 0 any public holiday) from `opens` to `closes`, local time of the outlet's
    zone."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    agent: UUID
    code: str
    name: str
    market: str
    seller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractVersion:
    """An agency contract in force from `valid_from` until the next one; `commission_terms` refers to terms of the value
    stream."""

    contract: UUID
    agent: UUID
    version: int
    valid_from: date
    commission_terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    outlet: UUID
    agent: UUID
    code: str
    name: str
    market: str
    seller: str
    zone: str
    address: OutletAddress
    hours: tuple[OpeningHours, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser:
    """A person's post at an outlet; `subject` is the user."""

    subject: UUID
    outlet: UUID
    agent: UUID
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who did a duty of a deal, under the contract version in force when it was done."""

    attribution: UUID
    deal: UUID
    duty: Duty
    agent: UUID
    outlet: UUID
    adviser: UUID
    contract: UUID
    contract_version: int
    commission_terms: str
    at: datetime
