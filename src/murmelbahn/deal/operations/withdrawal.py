"""A withdrawal that a person of the seller books for the customer: it came by letter, by e-mail, at the desk, or was kept."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.customer import queries as customer
from murmelbahn.deal.facts import WithdrawalNoted
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.ends import withdraw_contract
from murmelbahn.deal.rules.deciders import SELLER, require_person
from murmelbahn.deal.terms import (
    NothingToWithdraw,
    NoWithdrawalRight,
    WithdrawalDayOutside,
    WithdrawalUnproven,
    WithdrawalWay,
    WithdrawnTooLate,
)
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.markets import queries as markets

PROOF = 120
"""Characters of the reference to a proof."""


@operation
def note_withdrawal(
    actor: Actor, *, deal: UUID, declared_on: date, way: WithdrawalWay, proof: str, arrived_on: date | None = None
) -> None:
    """Book the withdrawal of a customer that did not use the function on the site: any unequivocal statement will do (Directive
    2011/83/EU art. 11(1)). `declared_on`: the day it was sent or said, which decides whether it was in time (art. 11(2));
    `arrived_on`: the day it arrived, from which the refund's days count (art. 13(1)), the same day unless said; `proof`: where
    what proves it is kept.

    Raises `NeedsPerson`, `NotFound`, `WithdrawalUnproven`, `WithdrawalDayOutside`, `DealEnded`, `NothingToWithdraw`,
    `WithdrawnTooLate`.
    """
    require_person(actor, SELLER)
    desk = take(actor, deal)
    desk.require_running()
    if not proof.strip():
        raise WithdrawalUnproven()
    zone = ZoneInfo(markets.market(SYSTEM, code=desk.row.market).zone)
    arrived = arrived_on or declared_on
    ordered, day = _ordered(desk, zone), today(zone.key)
    if not ordered <= declared_on <= arrived <= day:
        raise WithdrawalDayOutside(first=ordered, last=day)
    desk.emit(WithdrawalNoted(deal=deal, way=way, sent_on=declared_on, arrived_on=arrived, proof=proof.strip()[:PROOF]))
    withdraw_booked(desk, at=datetime.combine(arrived, time.min, zone), sent_on=declared_on)


def withdraw_booked(desk: Desk, *, at: datetime, sent_on: date | None = None) -> None:
    """`withdraw_contract`, refused in words for whoever books it. Raises `NothingToWithdraw`, `WithdrawnTooLate`."""
    try:
        withdraw_contract(desk, at=at, sent_on=sent_on)
    except NoWithdrawalRight as refused:
        known = refused.parameters
        if known.get("until") is None:
            raise NothingToWithdraw(**known) from None
        zone = ZoneInfo(markets.market(SYSTEM, code=desk.row.market).zone)
        raise WithdrawnTooLate(**known, declared=sent_on or at.astimezone(zone).date()) from None


def _ordered(desk: Desk, zone: ZoneInfo) -> date:
    """The day of the order that stands. Raises customer's `NotDeclared` before there was one."""
    declared = customer.channel_of(SYSTEM, deal=desk.id, market=desk.row.market).declaration
    told = customer.touchpoints(SYSTEM, deal=desk.id)
    return next(one.at for one in told if one.id == declared).astimezone(zone).date()
