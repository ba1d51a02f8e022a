"""Handover: keys against a gate that is open *now*. Revenue, taxes and commission are earned in this transaction."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperGate, PaperHolder, PaperState, PaperStep
from murmelbahn.deal.facts import DeadlineDue, HandoverDone
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.onward import roll_on
from murmelbahn.deal.queries.holds import handover_holds, inputs_of
from murmelbahn.deal.rules.clocks import end_of
from murmelbahn.deal.rules.deciders import OUTLET
from murmelbahn.deal.terms import Customer, Deadline, Gate, Role, TakeoverMissing, Value, Vehicle
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import IfOwn, RegistrationRules
from murmelbahn.retail import operations as retailers
from murmelbahn.retail.terms import ChecklistItem
from murmelbahn.value import operations as values
from murmelbahn.value.terms import LENT, CommissionCause, FundingKind
from murmelbahn.vehicle import operations as vehicles

ENDED_BY_HANDOVER = (Deadline.COLLECTION, Deadline.COLLECTION_GRACE, Deadline.PLANT_DELAY)
"""Clocks that only run while the car waits."""


@operation
def hand_over(
    actor: Actor,
    *,
    deal: UUID,
    odometer_km: int,
    keys: int = 2,
    signature_customer: str,
    signature_agent: str,
    takeover: str = "",
    checked: frozenset[ChecklistItem] = frozenset(),
    notice_correct: bool = True,
    expected_version: int | None = None,
) -> UUID:
    """Give the car to the collector. Signatures are references to their evidence. Raises `GateClosed`, `TakeoverMissing`,
    retail's `ChecklistOpen` while a check of the desk is not in `checked`: what nobody did is not recorded as done.

    `takeover`: the same of the lender's takeover confirmation; a lessor is the buyer and pays on nothing else.
    `notice_correct`: whether the withdrawal notice was right for this contract; a wrong one prolongs the right.
    """
    desk = take(actor, deal, expected_version=expected_version, by=OUTLET)
    desk.require_running()
    desk.require(Gate.HANDOVER, handover_holds(desk.seen))
    row = desk.row
    if row.funding_kind == FundingKind.LEASE.value and not takeover:
        raise TakeoverMissing()
    rules = markets.market(SYSTEM, code=row.market)
    day = today(rules.zone)
    inputs = inputs_of(desk.seen, day)
    vehicles.hand_over_car(SYSTEM, vin=row.vin, deal=deal, odometer_km=odometer_km, on=day)
    protocol = retailers.record_protocol(
        actor,
        deal=deal,
        vin=row.vin,
        odometer=odometer_km,
        keys=keys,
        papers=_handed_out(desk, rules.registration),
        collector=desk.view.party(Role.COLLECTOR),
        checked=checked,
        open_amount=desk.seen.secured(day).shortfall,
        signature_customer=signature_customer,
        signature_agent=signature_agent,
        takeover=takeover,
    )
    values.recognise_handover(SYSTEM, deal=deal, on=day, inputs=inputs)
    values.accrue_commission(SYSTEM, deal=deal, cause=CommissionCause.HANDOVER)
    desk.reach(Vehicle.HANDED_OVER)
    desk.move(Customer.RECEIVED)
    desk.move(Value.EARNED)
    right = customer.channel_of(SYSTEM, deal=deal, market=row.market).withdrawal_right
    if right:
        row.withdrawal_until = markets.withdrawal_end(
            SYSTEM, market=row.market, received=day, notice_correct=notice_correct
        )
    if row.withdrawal_until is not None:
        desk.move(Customer.COOLING_OFF)
        timers.set_timer(
            DeadlineDue(deal=deal, deadline=Deadline.COOLING_OFF),
            key=deal,
            name=Deadline.COOLING_OFF,
            due=end_of(row.withdrawal_until, rules.zone),
            market=row.market,
            seller=row.seller,
        )
    timers.cancel_timer(DeadlineDue, *ENDED_BY_HANDOVER, key=deal)
    _hand_out_papers(desk)
    desk.emit(HandoverDone(deal=deal, vin=row.vin, on=day, withdrawal_until=row.withdrawal_until))
    roll_on(desk)
    desk.save()
    return protocol


def _handed_out(desk: Desk, rules: RegistrationRules) -> tuple[str, ...]:
    """What the customer takes home now. The lender's security stays with the lender; a customer that registers the car itself
    has the office's paper, and may have had ours before."""
    financed = FundingKind(desk.row.funding_kind) in LENT
    kept = set(rules.withheld_if_financed) if financed else set()
    if desk.seen.own_registration:
        kept |= {one.called or one.kind for one in rules.papers if one.if_own is IfOwn.NOT_NEEDED}
        sets = customer.papers(SYSTEM, deal=desk.id, keeper=desk.view.party(Role.KEEPER))
        gone = {paper.kind.value for one in sets for paper in one.papers if paper.state is PaperState.HANDED_OUT}
        kept |= {one.called or one.kind for one in rules.papers if one.kind in gone}
    return tuple(paper for paper in rules.hands_out if paper not in kept)


def _hand_out_papers(desk: Desk) -> None:
    """The car's papers follow the money: to the buyer, or to the lender that still waits for its security."""
    holder = PaperHolder.LENDER if FundingKind(desk.row.funding_kind) in LENT else PaperHolder.BUYER
    for found in customer.papers(SYSTEM, deal=desk.id, keeper=desk.view.party(Role.KEEPER)):
        steps = tuple(
            PaperStep(paper=paper.kind, state=PaperState.HANDED_OUT, holder=holder)
            for paper in found.open_for(PaperGate.SETTLE)
        )
        customers.record_papers(SYSTEM, deal=desk.id, keeper=found.keeper, steps=steps)
