"""What the simulated authority decides. Pure; all by draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from murmelbahn.connect.rules.outside import Outside
from murmelbahn.connect.rules.slots import bank_day, slot, slot_on

REASONS = ("record_missing", "insurance_not_found", "tax_debt")
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Plan:
    """When the answer comes, and whether it is a refusal."""

    answer_at: datetime
    refused_for: str


def plan(outside: Outside, *, attempt: int, now: datetime) -> Plan:
    """Decide on an application. Only a first one is refused: whoever mends the record and asks again gets the plate."""
    at = slot(now + timedelta(hours=outside.between("registration.answer_hours", attempt)))
    at = max(at, slot_on(bank_day(at.date()), 6))
    refused = attempt == 0 and outside.happens("registration.refuses")
    return Plan(at, outside.pick(REASONS, "registration") if refused else "")


def plate(outside: Outside, *, attempt: int, place: str) -> str:
    """A plate of the place: two letters of its name, two drawn letters, four drawn digits."""
    district = "".join(sign for sign in place.upper() if sign in LETTERS)[:2] or "X"
    number = outside.number(len(LETTERS) ** 2 * 9000, "plate", attempt)
    letters, digits = divmod(number, 9000)
    first, second = divmod(letters, len(LETTERS))
    return f"{district}-{LETTERS[first]}{LETTERS[second]} {1000 + digits}"
