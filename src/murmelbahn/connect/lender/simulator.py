"""What simulated lenders decide. Pure; all by draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from murmelbahn.connect.rules.outside import Outside
from murmelbahn.connect.rules.slots import slot


@dataclass(frozen=True, slots=True)
class Plan:
    """The decision, when it comes, until when it binds, and when open conditions will be met."""

    answer_at: datetime
    approved: bool
    valid_until: date
    conditions_at: datetime | None


def plan(outside: Outside, *, nth: int, now: datetime) -> Plan:
    """Decide on the `nth` application of a deal."""
    at = slot(now + timedelta(hours=outside.between("lender.answer_hours", nth)))
    valid_until = at.date() + timedelta(days=outside.between("lender.valid_days", nth))
    approved = not outside.happens("lender.refuses", nth)
    met_at = None
    if approved and outside.happens("lender.conditions_open", nth):
        met_at = slot(at + timedelta(days=outside.between("lender.conditions_days", nth)))
    return Plan(at, approved, valid_until, met_at)
