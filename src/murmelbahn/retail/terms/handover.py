"""Handover: the appointment both sides confirm, and the protocol both sides sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money


class Side(StrEnum):
    """The two who must agree on an appointment."""

    CUSTOMER = "customer"
    AGENT = "agent"


class Place(StrEnum):
    OUTLET = "outlet"
    BRAND_CENTRE = "brand_centre"
    HOME = "home"


class AppointmentState(StrEnum):
    """`proposed` until both sides confirmed; `moved` points to its successor; `kept` when the protocol is signed."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    KEPT = "kept"
    CANCELLED = "cancelled"


class ChecklistItem(StrEnum):
    """What is gone through at the desk before signing."""

    COLLECTOR_IDENTIFIED = "collector_identified"
    VIN_AND_PLATE_COMPARED = "vin_and_plate_compared"
    PAYMENT_SHOWN = "payment_shown"
    PAPERS_COMPLETE = "papers_complete"
    EQUIPMENT_COMPARED = "equipment_compared"
    NO_DAMAGE = "no_damage"
    CAR_EXPLAINED = "car_explained"
    TOOLS_AND_ACCESSORIES = "tools_and_accessories"


MANDATORY = frozenset(ChecklistItem) - {ChecklistItem.TOOLS_AND_ACCESSORIES}
"""Without these a protocol is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """`customer` confirms for the customer's side, `collector` comes for the car (often the same party)."""

    appointment: UUID
    deal: UUID
    outlet: UUID
    place: Place
    customer: UUID
    collector: UUID
    starts: datetime
    state: AppointmentState
    confirmed: tuple[Side, ...]
    moved_from: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """The signed handover. `odometer` in km, `papers` are paper codes handed out, `open_amount` what the desk saw as
    not yet secured, `signatures` refer to the two signed copies. `takeover`: the lender's takeover confirmation
    signed with it."""

    protocol: UUID
    deal: UUID
    vin: str
    outlet: UUID
    odometer: int
    keys: int
    papers: tuple[str, ...]
    collector: UUID
    signed_at: datetime
    open_amount: Money
    signature_customer: str
    signature_agent: str
    takeover: str
