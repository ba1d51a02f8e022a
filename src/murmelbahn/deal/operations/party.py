"""A change of party: lessor, spouse, company or heir steps in. A new version, never an end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.deal.operations.agree import freeze_version
from murmelbahn.deal.operations.books import follow_books
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.onward import roll_on
from murmelbahn.deal.queries.pricing import agreed_quote
from murmelbahn.deal.rules.deciders import HOUSE
from murmelbahn.deal.rules.lessor import lessor_missing
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import (
    LESSORS,
    AgreedBeforeContract,
    AgreementMissing,
    ChangeTooLate,
    Customer,
    Gate,
    GateClosed,
    Hold,
    LessorUnknown,
    Mender,
    NoLease,
    Role,
    Track,
    Vehicle,
)
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.markets import queries as markets


@operation
def change_party(
    actor: Actor,
    *,
    deal: UUID,
    roles: Mapping[Role, UUID],
    consent: str = "",
    channel: Channel = Channel.ONLINE,
    agreed_at: datetime | None = None,
    expected_version: int | None = None,
) -> int:
    """Put other parties in some roles before registration; each is screened first. Returns the new contract version.

    `consent`: the reference to what proves that both agreed, who steps in and who makes room; `channel` how they said so,
    `agreed_at` when, now unless said. It stands on the journey of both. Raises `AgreementMissing` without it, `GateClosed`
    while a new party is not screened clear, `ChangeTooLate` after registration, `AgreedBeforeContract`, customer's
    `TouchpointInFuture`.
    """
    desk = take(actor, deal, expected_version=expected_version, by=HOUSE)
    desk.require_running()
    row = desk.row
    if not desk.at(*AFTER_ORDER) or desk.at(Vehicle.REGISTERED, Vehicle.HANDED_OVER):
        raise ChangeTooLate(vehicle=row.vehicle, value=row.value, frozen="")
    if not consent.strip():
        raise AgreementMissing()
    _check_agreed(desk, agreed_at)
    n = row.agreement + 1
    customers.record_touchpoint(
        SYSTEM,
        market=row.market,
        seller=row.seller,
        parties=tuple({*roles.values(), *(desk.view.party(role) for role in roles)}),
        kind=TouchpointKind.AMENDMENT,
        channel=channel,
        deal=deal,
        outlet=row.outlet if channel is Channel.OUTLET else None,
        at=agreed_at,
        evidence=consent.strip(),
    )
    for role, party in roles.items():
        found = customer.party(SYSTEM, party=party)
        if not found.screened_clear():
            hold = Hold(Gate.ACCEPTANCE, "screening_open", Track.CUSTOMER, Mender.NSC_SALES)
            raise GateClosed(gate=Gate.ACCEPTANCE, holds=(hold,))
        desk.set_party(party, found.version, role, since=n)
    if Role.KEEPER in roles and desk.at(Customer.PAPERS_COMPLETE, Customer.APPOINTED):
        desk.move(Customer.CONTRACTED, "the keeper changed: new papers")
    contract_date = desk.seen.contract_date
    freeze_version(actor, desk, quote=agreed_quote(deal), reason="party", contract_date=contract_date)
    desk.look_again()
    follow_books(desk)
    roll_on(desk)
    desk.save()
    return n


def _check_agreed(desk: Desk, agreed_at: datetime | None) -> None:
    """A contract is changed after it was concluded. Raises `AgreedBeforeContract`."""
    concluded = desk.seen.contract_date
    if agreed_at is None or concluded is None:
        return
    on = agreed_at.astimezone(ZoneInfo(markets.market(SYSTEM, code=desk.row.market).zone)).date()
    if on < concluded:
        raise AgreedBeforeContract(on=on, contract=concluded)


@operation
def step_in_lessor(
    actor: Actor,
    *,
    deal: UUID,
    consent: str = "",
    channel: Channel = Channel.OUTLET,
    agreed_at: datetime | None = None,
    expected_version: int | None = None,
) -> int:
    """Make the lessor of a lease buyer, invoice recipient, payer and owner at once; the lessee keeps the car. One new contract
    version. The lessor's commitment, given to it as recipient, stays. Returns the version.

    `consent`: the reference to the lease contract, which both signed. Raises `NoLease` where none is waited for,
    `LessorUnknown` where the seller has not said which party the lender is, and as `change_party`.
    """
    desk = take(actor, deal, expected_version=expected_version, by=HOUSE)
    desk.require_running()
    lessor = desk.seen.lessor
    if not lessor_missing(desk.view, lessor=lessor):
        raise NoLease()
    if lessor is None:
        raise LessorUnknown(lender=desk.row.lender)
    return change_party(
        actor,
        deal=deal,
        roles=dict.fromkeys(LESSORS, lessor),
        consent=consent,
        channel=channel,
        agreed_at=agreed_at,
        expected_version=expected_version,
    )


@operation
def change_collector(actor: Actor, *, deal: UUID, collector: UUID) -> None:
    """Somebody else collects the car: no new contract, but the one who comes must be known."""
    desk = take(actor, deal)
    desk.require_running()
    found = customer.party(SYSTEM, party=collector)
    desk.set_party(collector, found.version, Role.COLLECTOR, since=desk.row.agreement)
    desk.save()
