"""A customer says yes or no: to a change of its own that it has seen the price of, and to what the maker offers instead."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.operations.change import apply_change, close_change, propose_change
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.ends import end_by_manufacturer
from murmelbahn.deal.queries.changes import changes_of, decide_change, fee_items
from murmelbahn.deal.terms import DeclarationChanged, Vehicle
from murmelbahn.deal.terms.changes import Answer, ChangeKind, ChangeState
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.vehicle import queries as vehicle


@operation
def order_change(
    actor: Actor, *, deal: UUID, configuration: UUID, total: Money, tax_date: date, expected_version: int | None = None
) -> UUID:
    """The customer wants the change it saw the price of: agreed at once, or as soon as the plant says yes.

    `total` is the new total as shown, `tax_date` the day it was computed for; the fee of this stage is part of it. Raises
    `DeclarationChanged` when it would be another total by now, `ChangeOpen`, `ChangeTooLate`, `StaleVersion`. Returns the
    change.
    """
    desk = take(actor, deal, expected_version=expected_version)
    desk.require_running()
    fees = fee_items(desk.seen)
    wanted = vehicle.configuration(SYSTEM, configuration=configuration)
    decided = decide_change(desk.seen, wanted=wanted, extras=(*desk.row.extras, *fees), tax_date=tax_date)
    if decided.preview.total_after != total:
        raise DeclarationChanged()
    change = propose_change(actor, deal=deal, configuration=configuration, extras=fees, tax_date=tax_date)
    if desk.row.build is None:
        apply_change(actor, deal=deal, change=change)
    return change


@operation
def answer_change(
    actor: Actor, *, deal: UUID, change: UUID, answer: Answer, expected_version: int | None = None
) -> UUID:
    """Take what was proposed, leave the contract as it is, or end it where the maker cannot build the car.

    Only what the maker proposes can be taken or be left for: to the customer's own wish the plant says yes. Who let the time
    for an answer pass keeps its contract, and may still leave while the car cannot be built. Raises `NotFound`,
    `NotAllowed`, `ChangeClosed`, `EndNotAllowed`, `StaleVersion`. Returns the change.
    """
    desk = take(actor, deal, expected_version=expected_version)
    asked = next((one for one in changes_of(actor, deal=deal) if one.id == change), None)
    if asked is None:
        raise NotFound(kind="change", id=change)
    if answer is not Answer.KEEP and asked.kind is not ChangeKind.MANUFACTURER:
        raise NotAllowed()
    still_open = asked.state is not ChangeState.UNANSWERED or not desk.at(Vehicle.CHOSEN)
    match answer:
        case Answer.TAKE:
            apply_change(actor, deal=deal, change=change)
        case Answer.KEEP:
            close_change(actor, deal=deal, change=change, outcome=ChangeState.DROPPED)
        case Answer.LEAVE:
            if still_open:
                close_change(actor, deal=deal, change=change, outcome=ChangeState.DROPPED)
            end_by_manufacturer(actor, deal=deal, reason="successor_declined")
    return change
