"""Parts of an end that several ends share: the car is free again, the documents of money are taken back."""

from __future__ import annotations

from murmelbahn.deal.facts import DeadlineDue, DealSettled
from murmelbahn.deal.operations.desk import Desk
from murmelbahn.deal.terms import Deadline, End, Vehicle
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import AdvanceState, CreditReason, InvoiceKind
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import BuildState

OPEN_BUILD = (BuildState.REQUESTED, BuildState.SCHEDULED)


def free_car(desk: Desk) -> None:
    """Give the car or the slot back; a build that can no longer be stopped becomes stock by itself."""
    row = desk.row
    if row.build is not None:
        build = vehicle.build(SYSTEM, build=row.build)
        if build.state in OPEN_BUILD:
            vehicles.cancel_build(SYSTEM, build=row.build)
    if row.vin:
        car = vehicle.car(SYSTEM, vin=row.vin)
        if car.deal == row.id:
            if car.registered:
                vehicles.deregister(SYSTEM, vin=row.vin, on=desk.seen.today)
            vehicles.release_car(SYSTEM, vin=row.vin, deal=row.id)
    if desk.at(Vehicle.HELD):
        desk.move(Vehicle.CHOSEN, "the hold ran out")


def credit_everything(desk: Desk, reason: CreditReason) -> None:
    """Take back every document of money that stands: the final invoice first, then the advance invoices; void requests."""
    standing = [one for one in value.invoices_of(SYSTEM, deal=desk.id) if not one.credited]
    fee_is_gone = desk.at(Vehicle.REGISTERED, Vehicle.HANDED_OVER, Vehicle.RETURNED)  # the authority has been paid
    order = {InvoiceKind.FINAL: 0, InvoiceKind.ADVANCE: 1}
    for one in sorted((one for one in standing if one.content.kind in order), key=lambda one: order[one.content.kind]):
        values.credit_invoice(SYSTEM, invoice=one.id, reason=reason, refundable_only=fee_is_gone)
    for request in value.advances_of(SYSTEM, deal=desk.id):
        if request.state is AdvanceState.ASKED:
            values.void_advance_request(SYSTEM, request=request.id)


def release_lenders(desk: Desk) -> None:
    """A loan or lease for this sale ends with it."""
    if desk.row.agreement:
        values.release_lenders(SYSTEM, deal=desk.id)


def stop_clocks(desk: Desk) -> None:
    """No deadline of a finished deal rings any more."""
    timers.cancel_timer(DeadlineDue, *Deadline, key=desk.id)


def close_if_unwound(desk: Desk) -> bool:
    """An ended deal is closed when nothing is owed and nothing due. True when it is closed by this call."""
    if desk.row.closed or not desk.row.end:
        return False
    if desk.at(Vehicle.HANDED_OVER):
        return False  # withdrawn after handover: the car is still to come back
    if desk.row.agreement and not value.settled(SYSTEM, deal=desk.id).settled:
        return False
    desk.row.closed = True
    desk.emit(DealSettled(deal=desk.id, end=End(desk.row.end)))
    return True
