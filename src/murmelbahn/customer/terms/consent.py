"""Consents: per purpose, off until given, revocable at once (GDPR art. 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """Purposes that need consent. What a contract or a law needs (`NO_CONSENT_NEEDED`) does not."""

    MARKETING_EMAIL = "marketing_email"
    MARKETING_PHONE = "marketing_phone"
    PERSONAL_OFFERS = "personal_offers"
    SHARING_WITH_AGENTS = "sharing_with_agents"
    VEHICLE_DATA = "vehicle_data"
    RESEARCH = "research"


NO_CONSENT_NEEDED = frozenset({"sale", "service", "law", "platform"})
"""`Actor.purpose` values that rest on contract, legal duty or security (GDPR art. 6(1)(b), (c), (f))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEntry:
    """One row of the history. `wording` names the text version the person saw."""

    given: bool
    at: datetime
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentState:
    purpose: Purpose
    given: bool
    history: tuple[ConsentEntry, ...]
