"""The customer leaves its contract: by right, after a warning, or by asking the seller."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.facts import DelayNoticed, LeaveAsked, LeaveDeclined
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.ends import end_contract
from murmelbahn.deal.operations.unwind import close_if_unwound
from murmelbahn.deal.queries.leaving import facts_of
from murmelbahn.deal.queries.promise import binding_day
from murmelbahn.deal.rules.deciders import BOUND, HOUSE, SELLER, require_person
from murmelbahn.deal.rules.leaving import LATE, ways_out
from murmelbahn.deal.terms import (
    End,
    LeaveReason,
    NobodyAsked,
    NoRightToLeave,
    NoticeTooEarly,
    NotYourOrder,
)
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import now, operation
from murmelbahn.value import operations as values
from murmelbahn.value.terms import CommissionCause, CreditReason


@operation
def notice_delay(actor: Actor, *, deal: UUID, expected_version: int | None = None) -> None:
    """The customer warns the seller that the car is late; from now the grace of the market's terms runs, after which it may
    leave. A second warning changes nothing. Raises `NotAllowed`, `NotYourOrder`, `NoticeTooEarly`."""
    desk = _mine(actor, deal, expected_version)
    facts = facts_of(desk.seen)
    if desk.row.delay_noticed_on is not None:
        return
    promised = binding_day(desk.row)
    if not facts.may_notice or promised is None:
        raise NoticeTooEarly(notice_from=facts.delay.notice_from if facts.delay else None)
    desk.row.delay_noticed_on = facts.today
    until = facts_of(desk.seen).grace_until
    if until is None:
        raise RuntimeError("a warning has a grace")
    desk.emit(DelayNoticed(deal=deal, promised=promised, grace_until=until))
    desk.save()


@operation
def leave_by_right(actor: Actor, *, deal: UUID, expected_version: int | None = None) -> None:
    """The customer rescinds: the car stays away although the seller was warned, or the loan did not come by the day that was
    agreed. Everything goes back; where the car is late the agent's commission stays owed (HGB § 87a(3)).

    Raises `NotAllowed`, `NotYourOrder`, `NoRightToLeave`, `DealEnded`.
    """
    desk = _mine(actor, deal, expected_version)
    way = next((one for one in ways_out(facts_of(desk.seen)) if one.end is End.RESCINDED_BY_CUSTOMER), None)
    if way is None:
        raise NoRightToLeave()
    end_contract(desk, way.end, way.reason.rpartition(".")[2], CreditReason.RESCISSION)
    if way.reason == LATE:
        values.accrue_commission(SYSTEM, deal=deal, cause=CommissionCause.SELLER_RESPONSIBLE)
    close_if_unwound(desk)
    desk.save()


@operation
def ask_to_leave(actor: Actor, *, deal: UUID, reason: LeaveReason, expected_version: int | None = None) -> None:
    """A customer without a right asks the seller to let it go; nothing changes until a person has answered. Asked again: nothing
    changes. Raises `NotYourOrder`, `NoRightToLeave` where it may not even ask (registered, or it has the right)."""
    desk = _mine(actor, deal, expected_version)
    if desk.row.leave_asked_at is not None:
        return
    if not facts_of(desk.seen).may_ask:
        raise NoRightToLeave()
    desk.row.leave_asked_at, desk.row.leave_reason = now(), reason.value
    desk.emit(LeaveAsked(deal=deal, reason=reason))
    desk.save()


@operation
def decline_leave(actor: Actor, *, deal: UUID, expected_version: int | None = None) -> None:
    """A named person of the seller keeps to the contract. Its yes is `cancel_by_consent`. Raises `NotAllowed`, `NobodyAsked`,
    `NeedsPerson`."""
    desk = take(actor, deal, expected_version=expected_version, by=HOUSE)
    desk.require_running()
    if desk.row.leave_asked_at is None:
        raise NobodyAsked()
    require_person(actor, SELLER)
    desk.row.leave_asked_at, desk.row.leave_reason = None, ""
    desk.emit(LeaveDeclined(deal=deal))
    desk.save()


def _mine(actor: Actor, deal: UUID, expected_version: int | None) -> Desk:
    """The deal, locked for a customer who is bound by its contract."""
    desk = take(actor, deal, expected_version=expected_version, by=frozenset({ActorKind.CUSTOMER}))
    if not actor.parties & {desk.view.party(role) for role in BOUND}:
        raise NotYourOrder()
    desk.require_running()
    return desk
