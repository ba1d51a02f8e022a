"""The handover appointment as a card with its next moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentCard:
    """`days`: when it could be, by day of the outlet's zone. `waits_for_me`: the reader's side has not confirmed yet.
    `collector` is a name where somebody else comes for the car."""

    at: datetime | None
    state: str
    place: str
    waits_for_me: bool
    waits_for_them: bool
    days: tuple[tuple[date, tuple[datetime, ...]], ...]
    collector: str
    missed: bool
    """The agreed day went by without a handover."""
    awaits_car: bool
    """No day can be chosen yet, because nobody knows firmly when the car comes."""
    zone: str
