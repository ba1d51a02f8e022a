"""The handover at the desk as a page: what is in its way, the live state of the payment, the protocol."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from murmelbahn.retail.terms import Protocol
from murmelbahn.showroom.terms.appointment import AppointmentCard
from murmelbahn.showroom.terms.cards import CarCard, DocumentLine, HoldLine, PaperLine
from murmelbahn.showroom.terms.head import Head
from murmelbahn.value.terms import Secured


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSheet:
    """`near`: the handover gate is next, so `holds` are what keeps the keys at the desk; empty means hand over.
    `mine`: the reader hands over. `checklist` are codes of what is gone through, `mandatory` those a protocol needs.
    `lent`: a takeover confirmation is signed in the same act; `leased`: the lessor pays on it, so there is no handover
    without."""

    head: Head
    version: int
    near: bool
    mine: bool
    holds: tuple[HoldLine, ...]
    secured: Secured | None
    appointment: AppointmentCard | None
    collector: str
    checklist: tuple[str, ...]
    mandatory: frozenset[str]
    papers: tuple[PaperLine, ...]
    car: CarCard | None
    protocol: Protocol | None
    documents: tuple[DocumentLine, ...]
    leased: bool
    lent: bool
    zone: str
    read_at: datetime
    vin: str = ""
    plate: str = ""
    """What is compared with the car at the desk; a plate only where the reader may see it."""
