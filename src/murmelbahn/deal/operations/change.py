"""A change of the car after the contract: shown before, agreed after the plant's yes, dropped without a trace in the books."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal.facts import ChangeClosed, ChangeProposed, DeadlineDue
from murmelbahn.deal.models import Change
from murmelbahn.deal.operations.agree import freeze_version
from murmelbahn.deal.operations.books import follow_books
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.onward import roll_on
from murmelbahn.deal.operations.promise import agree_promise
from murmelbahn.deal.queries.changes import decide_change, expected
from murmelbahn.deal.rules.change import answer_window, changeable
from murmelbahn.deal.rules.clocks import end_of
from murmelbahn.deal.rules.deciders import HOUSE
from murmelbahn.deal.terms import (
    AnswerDayOutside,
    ChangeOpen,
    ChangeTooLate,
    Customer,
    Deadline,
    DeclarationChanged,
    Gate,
    Hold,
    Mender,
    Track,
    Value,
    Vehicle,
)
from murmelbahn.deal.terms import ChangeClosed as Closed
from murmelbahn.deal.terms.changes import ChangeKind, ChangePreview, ChangeState
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.fact import from_json, to_json
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle


@operation
def propose_change(
    actor: Actor,
    *,
    deal: UUID,
    configuration: UUID,
    extras: tuple[str, ...] = (),
    tax_date: date | None = None,
    expected_version: int | None = None,
) -> UUID:
    """The customer wants another configuration. With a build under way the plant is asked; else it may be applied at once.

    `extras` are added to the price (the change fee after the first freeze). Raises `ChangeOpen`, `ChangeTooLate`.
    """
    desk = take(actor, deal, expected_version=expected_version)
    change = _propose(
        desk, kind=ChangeKind.CAR, configuration=configuration, extras=extras, tax_date=tax_date, without=()
    )
    if desk.row.build is not None:
        vehicles.request_build_change(SYSTEM, build=desk.row.build, configuration=configuration, change=change)
    desk.save()
    return change


@operation
def propose_successor(
    actor: Actor,
    *,
    deal: UUID,
    configuration: UUID,
    answer_by: date,
    extras: tuple[str, ...] = (),
    tax_date: date | None = None,
    total: Money | None = None,
    expected_version: int | None = None,
) -> UUID:
    """The manufacturer cannot build what was sold and offers another car. Silence leaves the contract as it is.

    `answer_by`: a day from today on, 90 days ahead at most; `total`: the new total as it was shown to who proposes. Raises
    `AnswerDayOutside`, `DeclarationChanged` when it would be another total by now, `ChangeOpen`, `ChangeTooLate`,
    `GateClosed` while a tax rule of the new price is unconfirmed, `StaleVersion`. Returns the change.
    """
    desk = take(actor, deal, expected_version=expected_version, by=HOUSE)
    first, last = answer_window(desk.seen.today)
    if not first <= answer_by <= last:
        raise AnswerDayOutside(first=first, last=last)
    change = _propose(
        desk,
        kind=ChangeKind.MANUFACTURER,
        configuration=configuration,
        extras=extras,
        tax_date=tax_date,
        without=(),
        answer_by=answer_by,
        total=total,
    )
    rules = markets.market(SYSTEM, code=desk.row.market)
    timers.set_timer(
        DeadlineDue(deal=deal, deadline=Deadline.MANUFACTURER_ANSWER),
        key=deal,
        name=Deadline.MANUFACTURER_ANSWER,
        due=end_of(answer_by, rules.zone),
        market=desk.row.market,
        seller=desk.row.seller,
    )
    desk.save()
    return change


def _propose(
    desk: Desk,
    *,
    kind: ChangeKind,
    configuration: UUID,
    extras: tuple[str, ...],
    tax_date: date | None,
    without: tuple[str, ...],
    answer_by: date | None = None,
    total: Money | None = None,
) -> UUID:
    desk.require_running()
    row = desk.row
    if Change.objects.filter(deal=row.id, state=ChangeState.OPEN).exists():
        raise ChangeOpen(deal=row.id)
    if not changeable(Vehicle(row.vehicle), Customer(row.customer), Value(row.value)):
        raise ChangeTooLate(vehicle=row.vehicle, value=row.value, frozen="")
    kept = tuple(code for code in row.extras if code not in without)
    when = tax_date or expected(desk.seen)
    wanted = vehicle.configuration(SYSTEM, configuration=configuration)
    decided = decide_change(desk.seen, wanted=wanted, extras=(*kept, *extras), tax_date=when)
    if total is not None and decided.preview.total_after != total:
        raise DeclarationChanged()
    if not decided.preview.binding:
        rules = ", ".join(decided.preview.unconfirmed)
        hold = Hold(Gate.ACCEPTANCE, "tax_rule_unconfirmed", Track.VALUE, Mender.NSC_FINANCE, {"rules": rules})
        desk.require(Gate.ACCEPTANCE, (hold,))
    change = Change.objects.create(
        id=new_id(),
        deal=row.id,
        kind=kind.value,
        state=ChangeState.OPEN.value,
        base=row.agreement,
        content={
            "configuration": str(configuration),
            "extras": [*kept, *extras],
            "tax_date": when.isoformat(),
            "answer_by": answer_by.isoformat() if answer_by else "",
        },
        preview=to_json(decided.preview),
        asked_at=now(),
        market=row.market,
        seller=row.seller,
    )
    desk.emit(
        ChangeProposed(
            deal=row.id,
            change=change.id,
            kind=kind.value,
            total=decided.preview.total_after,
            delta=decided.preview.delta,
        )
    )
    return change.id


@operation
def apply_change(actor: Actor, *, deal: UUID, change: UUID) -> int:
    """The change becomes the next contract version, to the cent as shown: also when another version came in between that left
    the price as it was, such as a change of the keeper. Raises `ChangeClosed`."""
    desk = take(actor, deal)
    row = desk.row
    asked = _open(desk, change)
    wanted = vehicle.configuration(SYSTEM, configuration=UUID(asked.content["configuration"]))
    extras = tuple(asked.content["extras"])
    tax_date = date.fromisoformat(asked.content["tax_date"])
    asked_on = asked.asked_at.astimezone(ZoneInfo(desk.seen.market.zone)).date()
    decided = decide_change(desk.seen, wanted=wanted, extras=extras, tax_date=tax_date, asked_on=asked_on)
    shown = from_json(ChangePreview, asked.preview)
    if replace(decided.preview, base=shown.base) != shown:
        raise Closed(change=change, reason="price_moved")
    if asked.kind == ChangeKind.MANUFACTURER and desk.at(Vehicle.CHOSEN):
        desk.move(Vehicle.ALLOCATED, "the successor takes the slot's place")
    row.configuration = wanted.id
    row.model = wanted.model
    row.extras = list(extras)
    row.planned_handover = tax_date
    agree_promise(desk)
    n = freeze_version(
        actor,
        desk,
        quote=decided.quote,
        reason=asked.kind,
        contract_date=decided.preview.contract_date,
        change=change,
    )
    _close(desk, asked, ChangeState.APPLIED)
    follow_books(desk)
    roll_on(desk)
    desk.save()
    return n


@operation
def close_change(actor: Actor, *, deal: UUID, change: UUID, outcome: ChangeState) -> None:
    """The change does not come: refused by the plant, dropped by the customer, or never answered. Nothing else moves."""
    desk = take(actor, deal)
    asked = _open(desk, change)
    if desk.row.build is not None and asked.kind == ChangeKind.CAR and outcome is not ChangeState.REFUSED:
        vehicles.refuse_build_change(SYSTEM, build=desk.row.build, change=change, reason=outcome.value)
    _close(desk, asked, outcome)
    roll_on(desk)
    desk.save()


@operation
def plant_answered(actor: Actor, *, deal: UUID, change: UUID, agreed: bool) -> None:
    """The plant's answer to a late change. One that was dropped meanwhile stays dropped."""
    if not Change.objects.filter(id=change, deal=deal, state=ChangeState.OPEN).exists():
        return
    if agreed:
        apply_change(actor, deal=deal, change=change)
    else:
        close_change(actor, deal=deal, change=change, outcome=ChangeState.REFUSED)


@operation
def answer_period_over(actor: Actor, *, deal: UUID) -> None:
    """The clock: nobody answered the manufacturer's proposal. The contract stays exactly as it is."""
    desk = take(actor, deal)
    asked = Change.objects.filter(deal=deal, state=ChangeState.OPEN, kind=ChangeKind.MANUFACTURER).first()
    if asked is not None:
        _close(desk, asked, ChangeState.UNANSWERED)
        desk.save()


def _open(desk: Desk, change: UUID) -> Change:
    asked = Change.objects.filter(id=change, deal=desk.id).first()
    if asked is None:
        raise NotFound(kind="change", id=change)
    if asked.state != ChangeState.OPEN:
        raise Closed(change=change, reason=asked.state)
    return asked


def _close(desk: Desk, asked: Change, outcome: ChangeState) -> None:
    asked.state = outcome.value
    asked.closed_at = now()
    asked.save()
    timers.cancel_timer(DeadlineDue, Deadline.MANUFACTURER_ANSWER, key=desk.id)
    desk.emit(ChangeClosed(deal=desk.id, change=asked.id, kind=asked.kind, outcome=outcome.value))
