"""What the retail network publishes. Key: the deal where there is one, else the agent, outlet, demo car or test drive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.kernel.fact import fact
from murmelbahn.kernel.money import Money
from murmelbahn.retail.terms import Duty, Place, Side


@fact("retail.agent.opened")
@dataclass(frozen=True, slots=True, kw_only=True)
class AgentOpened:
    agent: UUID
    code: str


@fact("retail.contract.signed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ContractSigned:
    agent: UUID
    contract: UUID
    version: int
    valid_from: date
    commission_terms: str


@fact("retail.tax_id.recorded")
@dataclass(frozen=True, slots=True, kw_only=True)
class TaxIdRecorded:
    """An agent's VAT id is known from now on; the number itself stands in the table only."""

    agent: UUID
    tax_id: UUID


@fact("retail.account.recorded")
@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRecorded:
    """A bank account of an agent waits for the second pair of eyes."""

    agent: UUID
    account: UUID


@fact("retail.account.approved")
@dataclass(frozen=True, slots=True, kw_only=True)
class AccountApproved:
    """The agent is paid to this account from now on."""

    agent: UUID
    account: UUID


@fact("retail.outlet.opened")
@dataclass(frozen=True, slots=True, kw_only=True)
class OutletOpened:
    outlet: UUID
    agent: UUID
    code: str


@fact("retail.adviser.appointed")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserAppointed:
    adviser: UUID
    outlet: UUID


@fact("retail.adviser.left")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserLeft:
    adviser: UUID
    outlet: UUID


@fact("retail.deal.attributed")
@dataclass(frozen=True, slots=True, kw_only=True)
class DealAttributed:
    deal: UUID
    duty: Duty
    agent: UUID
    outlet: UUID
    adviser: UUID
    contract: UUID
    commission_terms: str


@fact("retail.deal.taken_over")
@dataclass(frozen=True, slots=True, kw_only=True)
class DealTakenOver:
    deal: UUID
    agent: UUID
    outlet: UUID
    adviser: UUID
    before: UUID


@fact("retail.demo_car.added")
@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCarAdded:
    demo_car: UUID
    outlet: UUID
    vin: str
    model: str


@fact("retail.slots.offered")
@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsOffered:
    demo_car: UUID
    slots: tuple[UUID, ...]


@fact("retail.test_drive.booked")
@dataclass(frozen=True, slots=True, kw_only=True)
class TestDriveBooked:
    test_drive: UUID
    slot: UUID
    outlet: UUID
    party: UUID
    starts: datetime


@fact("retail.test_drive.started")
@dataclass(frozen=True, slots=True, kw_only=True)
class TestDriveStarted:
    test_drive: UUID
    odometer: int


@fact("retail.test_drive.finished")
@dataclass(frozen=True, slots=True, kw_only=True)
class TestDriveFinished:
    test_drive: UUID
    odometer: int


@fact("retail.test_drive.missed")
@dataclass(frozen=True, slots=True, kw_only=True)
class TestDriveMissed:
    test_drive: UUID


@fact("retail.test_drive.cancelled")
@dataclass(frozen=True, slots=True, kw_only=True)
class TestDriveCancelled:
    test_drive: UUID


@fact("retail.appointment.proposed")
@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentProposed:
    deal: UUID
    appointment: UUID
    outlet: UUID
    place: Place
    collector: UUID
    starts: datetime
    moved_from: UUID | None


@fact("retail.appointment.confirmed")
@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentConfirmed:
    """One side confirmed; `agreed` is true when both have."""

    deal: UUID
    appointment: UUID
    side: Side
    agreed: bool


@fact("retail.appointment.cancelled")
@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentCancelled:
    deal: UUID
    appointment: UUID


@fact("retail.protocol.signed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolSigned:
    deal: UUID
    protocol: UUID
    vin: str
    outlet: UUID
    odometer: int
    keys: int
    papers: tuple[str, ...]
    collector: UUID
    open_amount: Money
