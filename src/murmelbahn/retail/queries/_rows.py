"""Stored rows as frozen terms."""

from __future__ import annotations

from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.money import Money
from murmelbahn.retail.models import (
    AdviserRow,
    AgentRow,
    AppointmentRow,
    AttributionRow,
    ContractRow,
    OutletRow,
    ProtocolRow,
    SlotRow,
    TestDriveRow,
)
from murmelbahn.retail.terms import (
    Adviser,
    Agent,
    Appointment,
    AppointmentState,
    Attribution,
    ContractVersion,
    DriveState,
    Duty,
    OpeningHours,
    Outlet,
    OutletAddress,
    Place,
    Protocol,
    Side,
    Slot,
    TestDrive,
)


def agent_of(row: AgentRow) -> Agent:
    return Agent(agent=row.id, code=row.code, name=row.name, market=row.market, seller=row.seller)


def contract_of(row: ContractRow) -> ContractVersion:
    return ContractVersion(
        contract=row.id,
        agent=row.agent_id,
        version=row.version,
        valid_from=row.valid_from,
        commission_terms=row.commission_terms,
    )


def outlet_of(row: OutletRow) -> Outlet:
    return Outlet(
        outlet=row.id,
        agent=row.agent_id,
        code=row.code,
        name=row.name,
        market=row.market,
        seller=row.seller,
        zone=row.zone,
        address=from_json(OutletAddress, row.address),
        hours=tuple(from_json(OpeningHours, time) for time in row.hours),
    )


def adviser_of(row: AdviserRow) -> Adviser:
    """Needs `outlet` joined."""
    return Adviser(subject=row.subject, outlet=row.outlet_id, agent=row.outlet.agent_id, since=row.since)


def attribution_of(row: AttributionRow) -> Attribution:
    """Needs `contract` joined."""
    return Attribution(
        attribution=row.id,
        deal=row.deal,
        duty=Duty(row.duty),
        agent=row.contract.agent_id,
        outlet=row.outlet_id,
        adviser=row.adviser,
        contract=row.contract_id,
        contract_version=row.contract.version,
        commission_terms=row.contract.commission_terms,
        at=row.at,
    )


def slot_of(row: SlotRow) -> Slot:
    """Needs `demo_car` joined."""
    return Slot(
        slot=row.id,
        demo_car=row.demo_car_id,
        outlet=row.demo_car.outlet_id,
        model=row.demo_car.model,
        starts=row.starts,
        ends=row.ends,
    )


def drive_of(row: TestDriveRow) -> TestDrive:
    """Needs `slot__demo_car` joined."""
    return TestDrive(
        test_drive=row.id,
        slot=row.slot_id,
        outlet=row.slot.demo_car.outlet_id,
        model=row.slot.demo_car.model,
        party=row.party,
        deal=row.deal,
        starts=row.slot.starts,
        ends=row.slot.ends,
        state=DriveState(row.state),
        licence_check=row.licence_check,
        agreement=row.agreement,
        odometer_out=row.odometer_out,
        odometer_back=row.odometer_back,
    )


def appointment_of(row: AppointmentRow) -> Appointment:
    confirmed = {Side.CUSTOMER: row.by_customer_at, Side.AGENT: row.by_agent_at}
    return Appointment(
        appointment=row.id,
        deal=row.deal,
        outlet=row.outlet_id,
        place=Place(row.place),
        customer=row.customer,
        collector=row.collector,
        starts=row.starts,
        state=AppointmentState(row.state),
        confirmed=tuple(side for side, at in confirmed.items() if at is not None),
        moved_from=row.moved_from,
    )


def protocol_of(row: ProtocolRow, kept: AppointmentRow) -> Protocol:
    """A protocol with the appointment it kept."""
    return Protocol(
        protocol=row.id,
        deal=row.deal,
        vin=row.vin,
        outlet=kept.outlet_id,
        odometer=row.odometer,
        keys=row.keys,
        papers=tuple(row.papers),
        collector=row.collector,
        signed_at=row.signed_at,
        open_amount=Money(row.open_amount, row.currency),
        signature_customer=row.signature_customer,
        signature_agent=row.signature_agent,
        takeover=row.takeover,
    )
