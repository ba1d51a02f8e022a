"""What an outlet does with the car of a deal, and who comes for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.showroom.terms.funding import LessorCard
from murmelbahn.showroom.terms.head import Head
from murmelbahn.vehicle.terms import CarView


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody who can take a role, by name."""

    party: UUID
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNow:
    """A role that the national company may give to somebody else before registration, and who has it now."""

    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarDeskSheet:
    """The car at the outlet. `arrive`, `mend`, `prepare`, `take_back`: what can be recorded now; `held_until`: a stock car is
    kept for this customer until then. `changes`: other parties may still step in."""

    head: Head
    version: int
    car: CarView | None
    place: str
    """The code of the outlet, for who records; `place_name` and `stands` are for who reads."""
    place_name: str
    stands: str
    arrive: bool
    mend: bool
    prepare: bool
    take_back: bool
    held_until: datetime | None
    hold: bool
    collector: UUID
    collector_name: str
    identified: bool
    company: bool
    people: tuple[PersonLine, ...]
    sought: str
    collectable: bool
    changes: bool
    lessor: LessorCard | None
    """The lessor that has yet to step in."""
    roles: tuple[RoleNow, ...]
    currency: str
    zone: str
